import type { KnownLicence } from '#shared/licence/known-licence.ts'
import type { LicenceTerm } from '#shared/licence/terms.ts'
import { termGroups, terms } from '#shared/licence/terms.ts'
import { useText } from '../../i18n/index.ts'
import { FilterChips } from '../../lists/filter-chips.tsx'
import { useLicenceChoices } from '../../ui-state/licence-choices.ts'

interface TermFilterProps {
  readonly id: string
  /** What is listed now: of its terms more can be chosen. */
  readonly found: readonly KnownLicence[]
  readonly chosen: readonly LicenceTerm[]
}

/** Terms by their groups, with how many of the listed licences each leaves. */
export function TermFilter({ id, found, chosen }: TermFilterProps) {
  const { licences: text } = useText()
  return (
    <div id={id} className="term-filter">
      <p className="licences-note">{text.filterHint}</p>
      {termGroups.map(group => {
        const own: readonly LicenceTerm[] = terms[group]
        const chips = own
          .map(term => ({
            value: term,
            label: text.terms[term].name,
            count: found.filter(licence => licence.terms.has(term)).length,
          }))
          .filter(({ value, count }) => count > 0 || chosen.includes(value))
        if (chips.length === 0) return null
        return (
          <div key={group} className="term-filter-group">
            <span className="term-filter-name" aria-hidden>
              {text.groups[group]}
            </span>
            <FilterChips
              label={text.filterGroup({ group })}
              chips={chips}
              chosen={chosen.filter(term => own.includes(term))}
              onChange={now =>
                useLicenceChoices.setState({ terms: [...chosen.filter(term => !own.includes(term)), ...now] })
              }
            />
          </div>
        )
      })}
    </div>
  )
}
