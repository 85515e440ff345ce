import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { KnownLicence } from '#shared/licence/known-licence.ts'
import { useText } from '../../i18n/index.ts'
import { useKeysAtOpening } from '../../ui/use-keys-at-opening.ts'
import { useLicenceChoices } from '../../ui-state/licence-choices.ts'
import { LicenceFlags } from './licence-flags.tsx'

/** Height of a row until it is measured, in pixels. */
const estimatedRowSize = 62

interface LicenceListProps {
  readonly licences: readonly KnownLicence[]
  readonly chosen: string | null
}

/** The licences by identifier and name; the arrow keys choose. Only the rows in sight are in the page. */
export function LicenceList({ licences, chosen }: LicenceListProps) {
  const { licences: text } = useText()
  const list = useKeysAtOpening()
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize }}>
      <ListBox
        ref={list}
        className="licence-list"
        aria-label={text.list}
        items={licences}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={keys => {
          const [key] = keys === 'all' ? [] : keys
          if (key !== undefined) useLicenceChoices.setState({ chosen: String(key) })
        }}
      >
        {licence => (
          <ListBoxItem id={licence.id} textValue={licence.id} className="licence-row">
            <span className="licence-row-id">{licence.id}</span>
            <span className="licence-row-name">{licence.name}</span>
            <LicenceFlags licence={licence} />
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  )
}
