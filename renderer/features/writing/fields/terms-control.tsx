import { useText } from '../../../i18n/index.ts'
import { useAllOf, useTerms } from '../../../library/index.ts'
import { ChooseBox, type Option } from './choose-box.tsx'
import { ChosenTags } from './chosen-tags.tsx'
import { type ControlProps, problemWith } from './control-props.ts'
import { asText, asTexts, orNull } from './field-values.ts'
import { LicenceControl } from './licence-control.tsx'

interface ManyProps extends ControlProps {
  readonly options: readonly Option[] | undefined
  /** What stands for a chosen entry that is not among the options. */
  readonly unknown?: string
}

/** Any number of options: found by typing, shown as tags. */
function Many({ spec, value, onChange, findings, options, unknown }: ManyProps) {
  const text = useText()
  const chosen = asTexts(value)
  const field = text.fields.name({ field: spec.name })
  return (
    <div className="field-group">
      <ChooseBox
        label={field}
        description={text.fields.help({ field: spec.name })}
        problem={problemWith(findings, text)}
        options={options?.filter(option => !chosen.includes(option.id))}
        onChoose={id => onChange([...chosen, id])}
        onBackspace={() => onChange(orNull(chosen.slice(0, -1)))}
      />
      <ChosenTags
        field={field}
        entries={chosen.map(id => {
          const label = options?.find(option => option.id === id)?.label
          // Before the list is read nothing is amiss; an entry that the list does not know is kept and flagged.
          return { id, label: label ?? unknown ?? id, isAmiss: label === undefined && options !== undefined }
        })}
        onRemove={id => onChange(orNull(chosen.filter(entry => entry !== id)))}
      />
    </div>
  )
}

/** Any number of terms of a vocabulary. */
export function TermsControl(props: ControlProps<'terms'>) {
  return <Many {...props} options={useTerms(props.spec.vocabulary)} />
}

/** Any number of solutions that are on this computer. */
export function ItemsControl(props: ControlProps<'items'>) {
  const text = useText()
  const rows = useAllOf('solutions')
  const own = props.form?.item
  const options = rows
    // A solution is not related to itself.
    ?.filter(row => row.id !== own)
    .map(row => ({ id: row.id, label: row.title === '' ? text.types.untitled[row.type] : row.title }))
  return <Many {...props} options={options} unknown={text.fields.unknownItem} />
}

/** One term of a vocabulary. */
export function TermControl(props: ControlProps<'term'>) {
  return props.spec.vocabulary === 'licences' ? <LicenceControl {...props} /> : <OneTerm {...props} />
}

function OneTerm({ spec, value, onChange, findings }: ControlProps<'term'>) {
  const text = useText()
  const chosen = asText(value)
  return (
    <ChooseBox
      label={text.fields.name({ field: spec.name })}
      description={text.fields.help({ field: spec.name })}
      problem={problemWith(findings, text)}
      options={useTerms(spec.vocabulary)}
      chosen={chosen === '' ? null : chosen}
      onChoose={onChange}
      onClear={() => onChange(null)}
    />
  )
}
