import { useText } from '../../i18n/index.ts'
import { Swatch } from './chart-legend.tsx'
import { drawnMeasures, type Figure, type FigureRow } from './figure.ts'
import { measured } from './measured.ts'

/** The numbers of one row of a chart, beside the pointer. A screen reader says them as the arrow keys come there. */
export function ChartTip({ figure, row }: { figure: Figure; row: FigureRow }) {
  const text = useText()
  const drawn = drawnMeasures(figure)
  const inTable = figure.measures.filter(({ look }) => look === null)
  return (
    <div className="chart-tip" role="status" aria-live="assertive">
      <p className="chart-tip-name">{row.name}</p>
      <dl>
        {drawn.map(({ key, name, unit, look }) => (
          <div key={key}>
            <dt>
              <Swatch look={look} isLine={figure.shape === 'lines'} />
              {name}
            </dt>
            <dd>{measured(row.values[key] ?? null, unit, text)}</dd>
          </div>
        ))}
        {inTable.map(({ key, name, unit }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{measured(row.values[key] ?? null, unit, text)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
