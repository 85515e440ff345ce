import { Table } from 'lucide-react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { byCountry } from '#shared/centres/by-country.ts'
import type { ResourceCentre } from '#shared/centres/resource-centre.ts'
import { tiles } from '#shared/centres/tile-grid.ts'
import { counted } from '#shared/messages/plural.ts'
import { useText } from '../../i18n/index.ts'
import { useCentreChoices } from '../../ui-state/centre-choices.ts'
import { CountryTable } from './country-table.tsx'
import './countries.css'
import { useCentreTerms } from './field-words.ts'

export interface CountriesProps {
  /** Those that every filter but that of the country lets through. */
  readonly centres: readonly ResourceCentre[]
  readonly chosen: string | null
  readonly onChoose: (country: string | null) => void
}

/** Where the centres are: as a grid of tiles, or as a table. */
export function Countries({ centres, chosen, onChoose }: CountriesProps) {
  const { centres: text } = useText()
  const asTable = useCentreChoices(choices => choices.asTable)
  return (
    <section className="centre-countries" aria-label={text.grid}>
      <div className="centre-countries-head">
        <p>{asTable ? text.table.caption : text.gridHint}</p>
        <ToggleButton
          className="centre-table-button"
          aria-label={`${text.table.show}: ${text.grid}`}
          isSelected={asTable}
          onChange={isTable => useCentreChoices.setState({ asTable: isTable })}
        >
          <Table aria-hidden />
          {text.table.show}
        </ToggleButton>
      </div>
      {asTable ? (
        <CountryTable centres={centres} chosen={chosen} onChoose={onChoose} />
      ) : (
        <CountryGrid centres={centres} chosen={chosen} onChoose={onChoose} />
      )}
    </section>
  )
}

/** How much ink a tile gets: the more centres, the more. */
function shadeOf(count: number): 0 | 1 | 2 | 3 {
  if (count >= 3) return 3
  return count === 2 ? 2 : count === 1 ? 1 : 0
}

function CountryGrid({ centres, chosen, onChoose }: CountriesProps) {
  const { centres: text } = useText()
  const { countryName } = useCentreTerms()
  const counts = new Map(byCountry(centres).map(group => [group.country, group.centres.length]))
  const placed = new Set(tiles.map(({ country }) => country))
  const elsewhere = [...counts.keys()].filter(country => !placed.has(country))
  const tileOf = (country: string, short: string) => {
    const count = counts.get(country) ?? 0
    return (
      <ToggleButton
        id={country}
        className="country-tile"
        data-shade={shadeOf(count)}
        aria-label={text.tile({ country: countryName(country), count })}
        isDisabled={count === 0 && chosen !== country}
      >
        <span className="country-tile-short">{short}</span>
        {count > 0 && <span className="country-tile-count">{counted(count)}</span>}
      </ToggleButton>
    )
  }
  return (
    <ToggleButtonGroup
      aria-label={text.grid}
      className="country-grid"
      selectionMode="single"
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={keys => {
        const [country] = [...keys]
        onChoose(country === undefined ? null : String(country))
      }}
    >
      {tiles.map(({ country, short, column, row, width = 1 }) => (
        <span key={country} style={{ gridColumn: `${column} / span ${width}`, gridRow: row }}>
          {tileOf(country, short)}
        </span>
      ))}
      {elsewhere.length > 0 && (
        <span className="country-elsewhere">
          <span>{text.elsewhere}</span>
          {elsewhere.map(country => (
            <span key={country}>{tileOf(country, country)}</span>
          ))}
        </span>
      )}
    </ToggleButtonGroup>
  )
}
