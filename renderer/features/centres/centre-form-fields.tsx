import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components'
import type { CentreField } from '#shared/centres/resource-centre.ts'
import { CentreKind } from '#shared/centres/resource-centre.ts'
import type { WrittenCentre } from '#shared/centres/written-centre.ts'
import { useText } from '../../i18n/index.ts'
import { TextField } from '../../ui/text-field.tsx'
import { ChooseBox, ChosenTags } from '../writing/index.ts'
import { useCentreTerms } from './field-words.ts'

interface CentreFormFieldsProps {
  readonly words: WrittenCentre
  /** While they are on their way: what is typed or chosen then would go nowhere. */
  readonly isReadOnly: boolean
  /** What is wrong with a field, in a sentence. */
  readonly problemOf: (field: CentreField) => string | undefined
  readonly onChange: <Field extends CentreField>(field: Field, value: WrittenCentre[Field]) => void
}

type TextFieldName = 'name' | 'url' | 'description' | 'email' | 'policy' | 'code' | 'created'

/** The continents of the table of countries have longer codes. */
function isCountry({ id }: { readonly id: string }): boolean {
  return id.length === 3
}

/** The fields of a centre, in the order in which they are told of. */
export function CentreFormFields({ words, isReadOnly, problemOf, onChange }: CentreFormFieldsProps) {
  const { centres: text } = useText()
  const { countries, languages, languageName } = useCentreTerms()
  const textField = (
    field: TextFieldName,
    more: { multiline?: boolean; isRequired?: boolean; autoFocus?: boolean } = {},
  ) => {
    const problem = problemOf(field)
    return (
      <TextField
        label={text.fields[field]}
        description={text.help[field]}
        value={words[field]}
        isReadOnly={isReadOnly}
        onChange={typed => onChange(field, typed)}
        isInvalid={problem !== undefined}
        errorMessage={problem}
        validationBehavior="aria"
        {...more}
      />
    )
  }
  const kindProblem = problemOf('kind')
  return (
    <>
      {textField('name', { isRequired: true, autoFocus: true })}
      <RadioGroup
        className="centre-kinds"
        value={words.kind}
        isReadOnly={isReadOnly}
        onChange={chosen => onChange('kind', CentreKind.safeParse(chosen).data ?? null)}
        isRequired
        isInvalid={kindProblem !== undefined}
        validationBehavior="aria"
      >
        <Label className="field-label">{text.fields.kind}</Label>
        <div className="centre-kinds-choices">
          {CentreKind.options.map(kind => (
            <Radio key={kind} value={kind} className="centre-kind">
              <span className="centre-kind-mark" aria-hidden />
              {text.kinds[kind]}
            </Radio>
          ))}
        </div>
        <FieldError className="field-error">{kindProblem}</FieldError>
      </RadioGroup>
      <ChooseBox
        label={text.fields.country}
        problem={problemOf('country')}
        options={countries?.filter(isCountry)}
        chosen={words.country}
        onChoose={id => onChange('country', id)}
        onClear={() => onChange('country', null)}
      />
      {textField('url', { isRequired: true })}
      {textField('description', { multiline: true, isRequired: true })}
      {textField('email')}
      {textField('policy')}
      {textField('code')}
      <div className="field-group">
        <ChooseBox
          label={text.fields.languages}
          problem={problemOf('languages')}
          options={languages?.filter(({ id }) => !words.languages.includes(id))}
          onChoose={id => onChange('languages', [...words.languages, id])}
          onBackspace={() => onChange('languages', words.languages.slice(0, -1))}
        />
        <ChosenTags
          field={text.fields.languages}
          entries={words.languages.map(id => ({ id, label: languageName(id) }))}
          onRemove={id =>
            onChange(
              'languages',
              words.languages.filter(each => each !== id),
            )
          }
        />
      </div>
      {textField('created')}
    </>
  )
}
