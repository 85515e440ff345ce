import { memo } from 'react'
import { useText } from '../../i18n/index.ts'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { type TextViewing, textViews } from './text-view.ts'

/** Chooses how a text is looked at. */
export const ViewSwitch = memo(function ViewSwitch({ viewing }: { readonly viewing: TextViewing }) {
  const { writingTools: text } = useText()
  const { view, show } = viewing
  return (
    <SelectMenu
      label={text.view}
      hideLabel
      className="foot-choice"
      choices={textViews.map(id => ({ id, label: text.views[id] }))}
      value={view}
      onChange={chosen => show(chosen)}
    />
  )
})
