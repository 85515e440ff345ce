import type { FieldSpec } from '#shared/content/field.ts'
import { useText } from '../../i18n/index.ts'
import type { EntryPart } from './changes.ts'
import { EntryName } from './entry-label.tsx'
import { marked } from './marked.tsx'

interface EntryListProps {
  readonly entries: readonly EntryPart[]
  readonly spec: FieldSpec | undefined
  /** The list is a place that links lead to. */
  readonly id?: string
}

/** The entries of a set or a list, each with what became of it. */
export function EntryList({ entries, spec, id }: EntryListProps) {
  const text = useText()
  return (
    <ul id={id} tabIndex={id === undefined ? undefined : -1} className="change-entries">
      {entries.map(({ standing, value }) => {
        const name = <EntryName spec={spec} entry={value} />
        return (
          <li key={`${standing}-${value}`} className={`change-entry change-entry-${standing}`}>
            {standing === 'same' ? name : marked(standing, name, text)}
          </li>
        )
      })}
    </ul>
  )
}
