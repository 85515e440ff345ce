import { useCallback, useMemo } from 'react'
import { writePartialDate } from '#shared/case-study/partial-date.ts'
import type { CentreField, CentreFields } from '#shared/centres/resource-centre.ts'
import type { Term } from '#shared/content/vocabulary.ts'
import { useText } from '../../i18n/index.ts'
import { useTerms } from '../../library/index.ts'

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

function named(terms: readonly Term[] | undefined): (id: string) => string {
  const labels = new Map(terms?.map(({ id, label }) => [id, label]))
  return id => labels.get(id) ?? id
}

/** The terms that centres name, and their words; a term that is not on this computer stands as its code. */
export function useCentreTerms() {
  const countries = useTerms('countries')
  const languages = useTerms('languages')
  return useMemo(
    () => ({ countries, languages, countryName: named(countries), languageName: named(languages) }),
    [countries, languages],
  )
}

/** What a field of a centre says, in words; empty where it says nothing. */
export function useFieldWords(): (field: CentreField, fields: CentreFields) => string {
  const { centres: text } = useText()
  const { countryName, languageName } = useCentreTerms()
  return useCallback(
    (field, fields) => {
      switch (field) {
        case 'kind':
          return text.kinds[fields.kind]
        case 'country':
          return countryName(fields.country)
        case 'languages':
          return listed.format(fields.languages.map(languageName))
        case 'created':
          return fields.created === null ? '' : writePartialDate(fields.created)
        default:
          return fields[field] ?? ''
      }
    },
    [text, countryName, languageName],
  )
}
