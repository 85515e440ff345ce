import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { Group } from 'react-aria-components'
import type { Contact, TitledLink } from '#shared/content/field-value.ts'
import { useText } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { type ControlProps, problemWith, valuesAmiss } from './control-props.ts'
import { asContacts, asLinks, orNull } from './field-values.ts'
import { OpenAddress } from './open-address.tsx'

/** Two texts that belong together, whatever they are called in storage. */
type Pair = readonly [string, string]

interface PairsProps {
  readonly label: string
  readonly help: string | undefined
  readonly problem: string | undefined
  readonly columns: Pair
  readonly pairs: readonly Pair[]
  /** Second texts that are not accepted. */
  readonly amiss: ReadonlySet<string>
  readonly onChange: (pairs: readonly Pair[]) => void
}

function isBlank([one, other]: Pair): boolean {
  return one.trim() === '' && other.trim() === ''
}

/** Rows of two texts; a row that was begun is kept while it is empty, and goes when the group is left. */
function Pairs({ label, help, problem, columns, pairs, amiss, onChange }: PairsProps) {
  const text = useText()
  const labelId = useId()
  const [isAdding, setAdding] = useState(false)
  const rows: readonly Pair[] = isAdding ? [...pairs, ['', '']] : pairs

  const change = (at: number, pair: Pair) => {
    if (at === pairs.length) setAdding(false)
    onChange(rows.map((row, index) => (index === at ? pair : row)))
  }

  return (
    <Group
      className="field-group"
      aria-labelledby={labelId}
      onBlur={event => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        setAdding(false)
        if (pairs.some(isBlank)) onChange(pairs.filter(pair => !isBlank(pair)))
      }}
    >
      <span id={labelId} className="field-label">
        {label}
      </span>
      {rows.map((row, index) => (
        // Rows have no identity of their own: their place is what they are.
        <div key={`row-${index.toString()}`} className="pair-row">
          <TextField
            label={columns[0]}
            autoFocus={isAdding && index === pairs.length}
            value={row[0]}
            onChange={one => change(index, [one, row[1]])}
          />
          <TextField
            label={columns[1]}
            value={row[1]}
            isInvalid={amiss.has(row[1])}
            validationBehavior="aria"
            onChange={other => change(index, [row[0], other])}
          />
          <OpenAddress address={row[1]} />
          <IconButton
            label={text.fields.removeRow({ row: index + 1 })}
            icon={<X aria-hidden />}
            onPress={() => {
              if (index === pairs.length) setAdding(false)
              else onChange(pairs.filter((_, at) => at !== index))
            }}
          />
        </div>
      ))}
      <Button
        size="small"
        variant="quiet"
        className="pair-add"
        icon={<Plus aria-hidden />}
        onPress={() => setAdding(true)}
      >
        {pairs.length === 0 ? text.fields.addFirstRow : text.fields.addRow}
      </Button>
      {problem ? (
        <p className="field-error">{problem}</p>
      ) : (
        help && <p className="field-description">{help}</p>
      )}
    </Group>
  )
}

/** Links, each with its title. */
export function LinksControl({ spec, value, onChange, findings }: ControlProps<'links'>) {
  const text = useText()
  return (
    <Pairs
      label={text.fields.name({ field: spec.name })}
      help={text.fields.help({ field: spec.name })}
      problem={problemWith(findings, text)}
      amiss={valuesAmiss(findings)}
      columns={[text.fields.link.title, text.fields.link.url]}
      pairs={asLinks(value).map(link => [link.title, link.url])}
      onChange={pairs => onChange(orNull(pairs.map(([title, url]): TitledLink => ({ title, url }))))}
    />
  )
}

/** People to write to. */
export function ContactsControl({ spec, value, onChange, findings }: ControlProps<'contacts'>) {
  const text = useText()
  return (
    <Pairs
      label={text.fields.name({ field: spec.name })}
      help={text.fields.help({ field: spec.name })}
      problem={problemWith(findings, text)}
      amiss={valuesAmiss(findings)}
      columns={[text.fields.contact.name, text.fields.contact.email]}
      pairs={asContacts(value).map(contact => [contact.name, contact.email])}
      onChange={pairs => onChange(orNull(pairs.map(([name, email]): Contact => ({ name, email }))))}
    />
  )
}
