import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useText } from '../../i18n/index.ts'
import './way-switch.css'

/** How the text is worked on: section by section, as one text, or looked at. */
export type Way = 'sections' | 'text' | 'preview'

const ways = ['sections', 'text', 'preview'] as const satisfies readonly Way[]

interface WaySwitchProps {
  readonly way: Way
  readonly onChange: (way: Way) => void
  /** The page was drawn anew by a press of this switch, which keeps the keys. */
  readonly hasKeys: boolean
}

/** Chooses among the ways to work on a case study. */
export function WaySwitch({ way, onChange, hasKeys }: WaySwitchProps) {
  const { caseStudy: text } = useText()
  const names: Readonly<Record<Way, string>> = {
    sections: text.bySection,
    text: text.asOneText,
    preview: text.preview,
  }
  return (
    <ToggleButtonGroup
      className="way-switch"
      aria-label={text.ways}
      disallowEmptySelection
      selectedKeys={[way]}
      onSelectionChange={keys => {
        const chosen = ways.find(each => keys.has(each))
        if (chosen !== undefined && chosen !== way) onChange(chosen)
      }}
    >
      {ways.map(each => (
        <ToggleButton key={each} id={each} className="way-button" autoFocus={hasKeys && each === way}>
          {names[each]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
