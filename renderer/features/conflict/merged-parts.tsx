import { Fragment, type ReactNode } from 'react'
import { contentType, type ItemType } from '#shared/content/item-type.ts'
import type { MergedPart } from '#shared/merge/decision.ts'
import type { Messages } from '#shared/messages/en.ts'
import { EntryName } from '../../editor/compare/entry-label.tsx'
import { useText } from '../../i18n/index.ts'

type Counts = Extract<MergedPart, { how: 'rows' | 'blocks' }>

/** "2 passages changed, 1 added": the noun stands with the first number only. */
function countsIn({ how, added, changed, removed }: Counts, { conflict: text }: Messages): string {
  const noun = how === 'rows' ? text.rows : text.passages
  const words = (count: number) => noun({ count })
  return [
    changed > 0 ? text.changed({ words: words(changed) }) : '',
    added > 0 ? text.added({ words: words(added) }) : '',
    removed > 0 ? text.removedEntries({ words: words(removed) }) : '',
  ]
    .filter(said => said !== '')
    .join(', ')
}

function Entries({ type, field, entries }: { type: ItemType; field: string; entries: readonly string[] }) {
  const spec = contentType(type).fields.find(({ name }) => name === field)
  return entries.map((entry, index) => (
    <Fragment key={entry}>
      {index > 0 && ', '}
      <EntryName spec={spec} entry={entry} />
    </Fragment>
  ))
}

/** Words around entries that are read from the library: the sentence is said with a mark, which gives way to them. */
function around(sentence: (given: { words: string }) => string, entries: ReactNode): ReactNode {
  const mark = '\u{0}'
  const [before, after] = sentence({ words: mark }).split(mark)
  return (
    <>
      {before}
      {entries}
      {after}
    </>
  )
}

/** What was taken of one field, as a person reads it. */
function Part({ type, part }: { type: ItemType; part: MergedPart }) {
  const text = useText()
  const name = text.fields.name({ field: part.field })
  switch (part.how) {
    case 'value':
      return name
    case 'rows':
    case 'blocks':
      return text.conflict.part({ field: name, what: countsIn(part, text) })
    case 'entries': {
      const said = [
        [text.conflict.added, part.added] as const,
        [text.conflict.removedEntries, part.removed] as const,
      ].filter(([, entries]) => entries.length > 0)
      return (
        <>
          {text.conflict.part({ field: name, what: ' ' }).trimEnd()}{' '}
          {said.map(([sentence, entries], index) => (
            <Fragment key={entries.join()}>
              {index > 0 && ', '}
              {around(sentence, <Entries type={type} field={part.field} entries={entries} />)}
            </Fragment>
          ))}
        </>
      )
    }
  }
}

interface MergedPartsProps {
  readonly type: ItemType
  readonly parts: readonly MergedPart[]
  readonly label: string
}

/** What was taken from one side, or from both, in a list. */
export function MergedParts({ type, parts, label }: MergedPartsProps) {
  return (
    <ul className="merged-parts" aria-label={label}>
      {parts.map(part => (
        <li key={`${part.field}-${part.from}`}>
          <Part type={type} part={part} />
        </li>
      ))}
    </ul>
  )
}
