import type { RefObject } from 'react'
import { CentreKind, type ResourceCentre } from '#shared/centres/resource-centre.ts'
import { useText } from '../../i18n/index.ts'
import { FilterChips } from '../../lists/filter-chips.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { useCentreChoices } from '../../ui-state/centre-choices.ts'
import { useCentreTerms } from './field-words.ts'

interface CentreFiltersProps {
  readonly centres: readonly ResourceCentre[]
  readonly inputRef: RefObject<HTMLInputElement | null>
}

const any = 'any'

/** What there is to choose from, by its name, behind the choice of all. */
function choicesOf(ids: readonly string[], nameOf: (id: string) => string, all: string) {
  const named = [...new Set(ids)].map(id => ({ id, label: nameOf(id) }))
  return [{ id: any, label: all }, ...named.sort((one, other) => one.label.localeCompare(other.label, 'en'))]
}

/** The search and the filters of the list. */
export function CentreFilters({ centres, inputRef }: CentreFiltersProps) {
  const { centres: text } = useText()
  const { countryName, languageName } = useCentreTerms()
  const { search, kinds, country, language } = useCentreChoices()
  const set = useCentreChoices.setState
  const countries = centres.map(centre => centre.country)
  const languages = centres.flatMap(centre => centre.languages)
  return (
    <>
      <SearchField
        label={text.search}
        placeholder={text.searchPlaceholder}
        inputRef={inputRef}
        value={search}
        onChange={typed => set({ search: typed })}
        className="centres-search"
      />
      <SelectMenu
        label={text.country}
        hideLabel
        choices={choicesOf(
          country === null ? countries : [...countries, country],
          countryName,
          text.anyCountry,
        )}
        value={country ?? any}
        onChange={id => set({ country: id === any ? null : id })}
        className="centres-select"
      />
      <SelectMenu
        label={text.language}
        hideLabel
        choices={choicesOf(
          language === null ? languages : [...languages, language],
          languageName,
          text.anyLanguage,
        )}
        value={language ?? any}
        onChange={id => set({ language: id === any ? null : id })}
        className="centres-select"
      />
      <FilterChips
        label={text.byKind}
        chips={CentreKind.options.map(kind => ({
          value: kind,
          label: text.kinds[kind],
          count: centres.filter(centre => centre.kind === kind).length,
        }))}
        chosen={kinds}
        onChange={chosen => set({ kinds: chosen })}
      />
    </>
  )
}
