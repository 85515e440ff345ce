import { paintOf } from './chart-looks.tsx'
import { drawnMeasures, type Figure } from './figure.ts'

/** What the colours and patterns of a chart stand for; nothing where there is one alone. */
export function ChartLegend({ figure }: { figure: Figure }) {
  const measures = drawnMeasures(figure)
  if (measures.length < 2) return null
  return (
    <ul className="chart-legend">
      {measures.map(({ key, name, look }) => (
        <li key={key}>
          <Swatch look={look} isLine={figure.shape === 'lines'} />
          {name}
        </li>
      ))}
    </ul>
  )
}

/** A sample of how a measure is drawn. */
export function Swatch({ look, isLine }: { look: number; isLine: boolean }) {
  return (
    <svg className="chart-swatch" width={isLine ? 24 : 12} height="12" aria-hidden focusable="false">
      {isLine ? (
        <g className={`chart-line chart-line-${look}`}>
          <path d="M1,6 h22" />
          {look === 0 ? <circle cx="12" cy="6" r="3" /> : <rect x="9.5" y="3.5" width="5" height="5" />}
        </g>
      ) : (
        <rect width="12" height="12" rx="2" fill={paintOf(look)} />
      )}
    </svg>
  )
}
