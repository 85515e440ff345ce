import { useEffect, useRef } from 'react'
import { Group, Radio, RadioGroup } from 'react-aria-components'
import type { ItemType } from '#shared/content/item-type.ts'
import type { Choice, MergeDecision } from '#shared/merge/decision.ts'
import { ComparedField } from '../../editor/compare/changes-view.tsx'
import { RichTextContent, RichTextTools, useRichText } from '../../editor/rich-text.tsx'
import { useText } from '../../i18n/index.ts'
import { TextField } from '../../ui/text-field.tsx'
import {
  absence,
  type Column,
  columnFields,
  editorFor,
  fieldsOf,
  startOfEdit,
  type Way,
  wayOf,
  waysFor,
} from './conflict-model.ts'

interface DecisionCardProps {
  readonly type: ItemType
  readonly decision: MergeDecision
  readonly label: string
  /** Who wrote the other text. */
  readonly name: string
  readonly choice: Choice | undefined
  readonly onChoose: (choice: Choice) => void
}

/** One passage that both changed: as it was, mine, theirs, and which of them stands. */
export function DecisionCard({ type, decision, label, name, choice, onChoose }: DecisionCardProps) {
  const { conflict: text } = useText()
  const way = wayOf(choice)
  const names: Readonly<Record<Way, string>> = {
    mine: text.takeMine,
    theirs: text.takeTheirs({ name }),
    both: text.takeBoth,
    edited: text.edit,
  }
  const choose = (chosen: Way) => onChoose(chosen === 'edited' ? { edited: startOfEdit(decision) } : chosen)
  const isTaken = (column: Column) => way === column || (way === 'both' && column !== 'base')
  const columns: readonly (readonly [Column, string])[] = [
    ['base', text.before],
    ['mine', text.mine],
    ['theirs', text.theirs({ name })],
  ]
  return (
    <section className="decision" aria-label={label} data-decided={way !== null || undefined}>
      <h3 className="decision-label">{label}</h3>
      <p className="decision-why">{text.why[decision.why]}</p>
      <div className="decision-columns">
        {columns.map(([column, title]) => (
          <Group
            key={column}
            className="decision-column"
            aria-label={title}
            data-taken={isTaken(column) || undefined}
          >
            <h4>{title}</h4>
            <ColumnText type={type} decision={decision} column={column} />
          </Group>
        ))}
      </div>
      <RadioGroup
        className="decision-ways"
        orientation="horizontal"
        aria-label={text.choose({ label })}
        value={way}
        onChange={value => {
          const chosen = waysFor(type, decision).find(each => each === value)
          if (chosen) choose(chosen)
        }}
      >
        {waysFor(type, decision).map(each => (
          <Radio key={each} value={each} className="decision-way">
            {names[each]}
          </Radio>
        ))}
      </RadioGroup>
      {choice !== undefined && typeof choice === 'object' && (
        <EditedText type={type} decision={decision} label={label} choice={choice} onChoose={onChoose} />
      )}
    </section>
  )
}

interface ColumnTextProps {
  readonly type: ItemType
  readonly decision: MergeDecision
  readonly column: Column
}

/** What one side holds, with what it changes in the text as it was. */
function ColumnText({ type, decision, column }: ColumnTextProps) {
  const text = useText()
  const missing = absence(decision, column)
  if (missing !== null) {
    const says = {
      not_there: text.conflict.notThere,
      removed: text.conflict.removed,
      empty: text.conflict.empty,
    }
    return <p className="decision-nothing">{says[missing]}</p>
  }
  const fields = fieldsOf(decision)
  const [before, after] = [columnFields(decision, 'base'), columnFields(decision, column)]
  return fields.map(field => (
    <div key={field}>
      {fields.length > 1 && <p className="decision-field">{text.fields.name({ field })}</p>}
      <ComparedField type={type} field={field} before={before} after={after} />
    </div>
  ))
}

interface EditedTextProps {
  readonly type: ItemType
  readonly decision: MergeDecision
  readonly label: string
  readonly choice: Exclude<Choice, string>
  readonly onChoose: (choice: Choice) => void
}

function EditedText({ type, decision, label, choice, onChoose }: EditedTextProps) {
  const { conflict: text } = useText()
  const value = typeof choice.edited === 'string' ? choice.edited : ''
  const edit = (words: string) => onChoose({ edited: words === '' ? null : words })
  const name = text.edited({ label })
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // It opens below what was chosen, perhaps out of sight; the keys stay where they are.
    holder.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={holder} className="decision-edited">
      {editorFor(type, decision) === 'html' ? (
        <EditedHtml label={name} value={value} onChange={edit} />
      ) : (
        <TextField label={name} value={value} onChange={edit} />
      )}
    </div>
  )
}

interface EditedHtmlProps {
  readonly label: string
  readonly value: string
  readonly onChange: (html: string) => void
}

function EditedHtml({ label, value, onChange }: EditedHtmlProps) {
  const richText = useRichText({ label, value, onChange })
  return (
    <div className="decision-edit">
      <RichTextTools richText={richText} isMain={false} />
      <RichTextContent richText={richText} />
    </div>
  )
}
