import { lazy, type ReactNode, Suspense } from 'react'
import { ToggleButton } from 'react-aria-components'
import { useText } from '../../i18n/index.ts'
import { usePulseChoices } from '../../ui-state/pulse-choices.ts'
import { ChartLegend } from './chart-legend.tsx'
import { type Figure, hasMarks } from './figure.ts'
import { FigureTable } from './figure-table.tsx'

// The charts' library is large, and most windows never show one.
const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }))

interface FigureCardProps {
  readonly figure: Figure
  /** Takes the place of the chart where a figure is drawn in another way. */
  readonly drawing?: ReactNode
}

/** A figure with its finding, as a chart or as the table of the same numbers. */
export function FigureCard({ figure, drawing }: FigureCardProps) {
  const { pulse: text } = useText()
  const { tables, show } = usePulseChoices()
  const isTable = tables.includes(figure.name)
  return (
    <figure className="pulse-figure" data-wide={isTable ? '' : undefined}>
      <figcaption className="pulse-caption">
        <h2>{figure.title}</h2>
        <p className="pulse-finding">{figure.finding}</p>
      </figcaption>
      <ToggleButton
        className="pulse-table-button"
        aria-label={text.tableOf(figure)}
        isSelected={isTable}
        onChange={asTable => show(figure.name, asTable)}
      >
        {text.table}
      </ToggleButton>
      <div className="pulse-content">
        {isTable ? <FigureTable figure={figure} /> : (drawing ?? <Drawing figure={figure} />)}
      </div>
      <p className="pulse-note">{figure.note}</p>
    </figure>
  )
}

function Drawing({ figure }: { figure: Figure }) {
  const { pulse: text } = useText()
  if (!hasMarks(figure)) return <p className="pulse-nothing">{text.nothingToDraw}</p>
  return (
    <>
      <ChartLegend figure={figure} />
      <Suspense fallback={<p className="pulse-nothing">{text.drawing}</p>}>
        <Chart figure={figure} />
      </Suspense>
    </>
  )
}
