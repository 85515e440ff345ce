import { useMemo } from 'react'
import { type Licence, licenceOf, licences } from '#shared/content/licences/licences.ts'
import type { Messages } from '#shared/messages/en.ts'
import { useText } from '../../../i18n/index.ts'
import { useTerms } from '../../../library/index.ts'
import { ChooseBox, type Option } from './choose-box.tsx'
import { type ControlProps, problemWith } from './control-props.ts'
import { asText } from './field-values.ts'

function optionOf({ id, name, isOsiApproved, isDeprecated }: Licence, { fields: text }: Messages): Option {
  const label = `${id} – ${name}`
  if (isDeprecated) return { id, label, note: text.licenceNotes.deprecated }
  return isOsiApproved ? { id, label, note: text.licenceNotes.osi } : { id, label }
}

/** What is to be known of the licence that is chosen. */
function noteOn(chosen: string, isInVocabulary: boolean, { fields: text }: Messages): string {
  const licence = licenceOf(chosen)
  if (licence === undefined) return isInVocabulary ? '' : text.licenceUnknown
  if (licence.isDeprecated) return text.licenceDeprecated
  return licence.isOsiApproved ? text.osiApproved : text.notOsiApproved
}

/**
 * A licence by its SPDX identifier, found by identifier or name. What the service's own vocabulary has besides stays
 * on offer, and a value that nobody knows is kept as it is.
 */
export function LicenceControl({ spec, value, onChange, findings }: ControlProps<'term'>) {
  const text = useText()
  const terms = useTerms(spec.vocabulary)
  const chosen = asText(value)
  const options = useMemo(() => {
    const others = (terms ?? []).filter(({ id }) => licenceOf(id) === undefined)
    return [...licences.map(licence => optionOf(licence, text)), ...others]
  }, [terms, text])
  const isInVocabulary = terms?.some(({ id }) => id === chosen) ?? true
  return (
    <ChooseBox
      label={text.fields.name({ field: spec.name })}
      description={
        chosen === '' ? text.fields.help({ field: spec.name }) : noteOn(chosen, isInVocabulary, text)
      }
      problem={problemWith(findings, text)}
      options={options}
      chosen={chosen === '' ? null : chosen}
      onChoose={onChange}
      onClear={() => onChange(null)}
    />
  )
}
