import { useMemo } from 'react'
import { countPublished } from '#shared/observatory/published-counts.ts'
import { useText } from '../../i18n/index.ts'
import { type ItemRow, useTerms } from '../../library/index.ts'
import { useCurrentTime } from '../../ui/current-time.ts'
import { narrowPublished, usePublishedChoices } from '../../ui-state/published-choices.ts'
import { ChartLooks, FigureCard } from '../pulse/index.ts'
import { CountryGrid } from './country-grid.tsx'
import { countriesFigure, coveredCountries, monthsFigure, topicsFigure } from './figures.ts'

const none = [] as const

/** What is published in figures, counted on this computer: by month and type, by topic, by country; each as a table too. */
export function PublishedFigures({ rows }: { rows: readonly ItemRow[] }) {
  const text = useText()
  const topics = useTerms('topics') ?? none
  const countries = useTerms('countries') ?? none
  const now = useCurrentTime()
  const counts = useMemo(() => {
    const items = rows.flatMap(({ type, published }) => (published ? [{ ...published, type }] : []))
    return countPublished(items, new Date(now))
  }, [rows, now])
  const words = { text, topics, countries }
  const nameOf = (id: string) => countries.find(term => term.id === id)?.label ?? id
  const choose = (country: string) => {
    narrowPublished({ country })
    usePublishedChoices.setState({ way: 'list' })
  }
  const covered = coveredCountries(counts, countries)
  return (
    <div className="published-figures">
      <ChartLooks />
      <div className="pulse-figures">
        <FigureCard figure={monthsFigure(counts, words)} />
        <FigureCard figure={topicsFigure(counts, words)} />
        <FigureCard
          figure={countriesFigure(counts, words)}
          drawing={
            covered.length > 0 ? (
              <CountryGrid covered={covered} nameOf={nameOf} onChoose={choose} />
            ) : undefined
          }
        />
      </div>
    </div>
  )
}
