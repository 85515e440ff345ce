import { ToggleButton } from 'react-aria-components'
import { byCountry } from '#shared/centres/by-country.ts'
import { CentreKind, type ResourceCentre } from '#shared/centres/resource-centre.ts'
import { counted } from '#shared/messages/plural.ts'
import { useText } from '../../i18n/index.ts'
import { useCentreTerms } from './field-words.ts'

interface CountryTableProps {
  readonly centres: readonly ResourceCentre[]
  readonly chosen: string | null
  readonly onChoose: (country: string | null) => void
}

/** The countries in numbers, by kind; each chooses its centres as its tile does. */
export function CountryTable({ centres, chosen, onChoose }: CountryTableProps) {
  const { centres: text } = useText()
  const { countryName } = useCentreTerms()
  // Of countries with as many centres, the one that comes first by name.
  const byName = centres.toSorted((one, other) =>
    countryName(one.country).localeCompare(countryName(other.country), 'en'),
  )
  return (
    <div className="centre-table">
      <table aria-label={text.table.caption}>
        <thead>
          <tr>
            <th scope="col">{text.table.country}</th>
            {CentreKind.options.map(kind => (
              <th key={kind} scope="col">
                {text.table.kinds[kind]}
              </th>
            ))}
            <th scope="col">{text.table.all}</th>
          </tr>
        </thead>
        <tbody>
          {byCountry(byName).map(({ country, centres: own, counts }) => (
            <tr key={country} data-chosen={country === chosen || undefined}>
              <th scope="row">
                <ToggleButton
                  className="centre-table-country"
                  isSelected={country === chosen}
                  onChange={isChosen => onChoose(isChosen ? country : null)}
                >
                  {countryName(country)}
                </ToggleButton>
              </th>
              {CentreKind.options.map(kind => (
                <td key={kind}>{counted(counts[kind])}</td>
              ))}
              <td>{counted(own.length)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.table.all}</th>
            {CentreKind.options.map(kind => (
              <td key={kind}>{counted(centres.filter(centre => centre.kind === kind).length)}</td>
            ))}
            <td>{counted(centres.length)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
