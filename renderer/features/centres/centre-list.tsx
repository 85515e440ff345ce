import { ListBox, ListBoxItem } from 'react-aria-components'
import { CentreUrl, type ResourceCentre } from '#shared/centres/resource-centre.ts'
import { useText } from '../../i18n/index.ts'
import { useKeysAtOpening } from '../../ui/use-keys-at-opening.ts'
import { useCentreTerms } from './field-words.ts'

interface CentreListProps {
  readonly label: string
  readonly centres: readonly ResourceCentre[]
  /** The one that stands beside the list. */
  readonly chosen: CentreUrl | null
  /** Whether a form stands beside the list: whoever passes by with the keys must not leave it. */
  readonly isWriting: boolean
  readonly onChoose: (url: CentreUrl) => void
}

/**
 * Centres one below the other: arrow keys move, and what stands beside the list follows; beside a form Space or Enter
 * chooses.
 */
export function CentreList({ label, centres, chosen, isWriting, onChoose }: CentreListProps) {
  const { centres: text } = useText()
  const { countryName } = useCentreTerms()
  const list = useKeysAtOpening()
  return (
    <ListBox
      ref={list}
      className="centre-list"
      aria-label={label}
      selectionMode="single"
      selectionBehavior={isWriting ? 'toggle' : 'replace'}
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={keys => {
        const [url] = keys === 'all' ? [] : [...keys]
        const parsed = CentreUrl.safeParse(url)
        if (parsed.success) onChoose(parsed.data)
      }}
      items={centres}
      dependencies={[countryName, text]}
    >
      {centre => (
        <ListBoxItem id={centre.url} textValue={centre.name} className="centre-row">
          <span className="centre-row-name">{centre.name}</span>
          <span className="centre-row-facts">
            <span>{text.kinds[centre.kind]}</span>
            <span>{countryName(centre.country)}</span>
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  )
}
