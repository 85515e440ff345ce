import { ListBox, ListBoxItem } from 'react-aria-components'
import { counted } from '#shared/messages/plural.ts'
import { useText } from '../../i18n/index.ts'
import { countryTiles, tileStep } from './country-tiles.ts'
import type { CoveredCountry } from './figures.ts'

interface CountryGridProps {
  readonly covered: readonly CoveredCountry[]
  readonly nameOf: (country: string) => string
  /** A tile was pressed. */
  readonly onChoose: (country: string) => void
}

/** Europe as a grid of tiles. Arrow keys go from one to the next that is covered, Enter lists what is published about it. */
export function CountryGrid({ covered, nameOf, onChoose }: CountryGridProps) {
  const { published: text } = useText()
  const items = new Map(covered.map(each => [each.country, each.items]))
  const onTiles = new Set(countryTiles.map(({ country }) => country))
  const most = Math.max(0, ...countryTiles.map(({ country }) => items.get(country) ?? 0))
  const elsewhere = covered.filter(({ country }) => !onTiles.has(country))
  return (
    <div className="country-grid-place">
      <ListBox
        aria-label={text.figures.map}
        className="country-grid"
        layout="grid"
        disabledKeys={countryTiles.map(({ country }) => country).filter(country => !items.has(country))}
        onAction={key => onChoose(String(key))}
      >
        {countryTiles.map(({ country, letters, row, column }) => {
          const count = items.get(country) ?? 0
          const said = text.figures.tile({ country: nameOf(country), items: count })
          return (
            <ListBoxItem
              key={country}
              id={country}
              textValue={nameOf(country)}
              className={`country-tile country-tile-${tileStep(count, most)}`}
              style={{ gridRow: row, gridColumn: column }}
            >
              <span className="visually-hidden">{said}</span>
              <span className="country-tile-letters" aria-hidden>
                {letters}
              </span>
              {count > 0 && (
                <span className="country-tile-items" aria-hidden>
                  {counted(count)}
                </span>
              )}
            </ListBoxItem>
          )
        })}
      </ListBox>
      {elsewhere.length > 0 && (
        <p className="country-elsewhere">
          {text.figures.elsewhere({
            countries: elsewhere.map(({ name, items: count }) => text.withCount({ name, count })),
          })}
        </p>
      )}
    </div>
  )
}
