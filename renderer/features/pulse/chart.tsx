import { useRef } from 'react'
import { Bar, BarChart, CartesianGrid, LabelList, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts'
import { counted } from '#shared/messages/plural.ts'
import { useText } from '../../i18n/index.ts'
import { useArrowKeys } from './arrow-keys.ts'
import { paintOf } from './chart-looks.tsx'
import { ChartTip } from './chart-tip.tsx'
import { drawnMeasures, type Figure, type FigureRow, sumKey } from './figure.ts'

/** Nothing moves by itself: numbers come anew with each sync, and would dance. */
const still = { isAnimationActive: false } as const
const tick = { className: 'chart-tick' } as const
const grid = { stroke: 'var(--hairline)' } as const
const base = { stroke: 'var(--hairline-strong)' } as const

/** Pixels: of a chart, at least; of each bar of one that lies, what is between its rows, and its axis. */
const height = { least: 220, bar: 13, between: 11, axis: 30 } as const

interface ChartProps {
  readonly figure: Figure
}

/** A row's number, as a chart takes it: in so many of its units, or none. */
function numberOf(key: string, unit = 1): (row: FigureRow) => number | undefined {
  return ({ values }) => {
    const value = values[key] ?? null
    return value === null ? undefined : value / unit
  }
}

const hoursOfDay = 24

/** What hours are shown in: in days, where that leaves numbers that are easily read. */
function timeUnitOf(figure: Figure): 'hours' | 'days' {
  const hours = figure.rows.flatMap(({ values }) => drawnMeasures(figure).map(({ key }) => values[key] ?? 0))
  return Math.max(0, ...hours) > 2 * hoursOfDay ? 'days' : 'hours'
}

/** A figure drawn. Its chart takes the focus; arrow keys go from row to row, and what stands there is read out. */
export function Chart({ figure }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  useArrowKeys(place, figure.shape)
  return (
    <div ref={place} className="chart-place">
      <Drawing figure={figure} />
    </div>
  )
}

function Drawing({ figure }: ChartProps) {
  switch (figure.shape) {
    case 'lines':
      return <Lines figure={figure} />
    case 'columns':
      return <Columns figure={figure} />
    case 'bars':
    case 'groups':
      return <LyingBars figure={figure} />
  }
}

/** What all charts have. */
function useCommon({ rows, title }: Figure) {
  const { pulse: text } = useText()
  return {
    data: rows,
    'aria-label': text.chartOf({ title }),
    accessibilityLayer: true,
    responsive: true,
    className: 'chart',
  }
}

function tickNames({ rows }: Figure): (key: string) => string {
  const names = new Map(rows.map(row => [row.key, row.tick]))
  return key => names.get(key) ?? ''
}

/** What stands at the place of the pointer, or of the arrow keys. */
function tip(figure: Figure) {
  return (
    <Tooltip
      {...still}
      cursor={{ className: figure.shape === 'lines' ? 'chart-cursor-line' : 'chart-cursor' }}
      content={({ active, label }) => {
        const row = figure.rows.find(({ key }) => key === label)
        return active && row ? <ChartTip figure={figure} row={row} /> : null
      }}
    />
  )
}

function Lines({ figure }: ChartProps) {
  const { pulse: text } = useText()
  const common = useCommon(figure)
  const unit = timeUnitOf(figure)
  return (
    <LineChart
      {...common}
      style={{ width: '100%', minHeight: height.least }}
      margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
    >
      <CartesianGrid vertical={false} {...grid} />
      <XAxis
        dataKey="key"
        tickFormatter={tickNames(figure)}
        minTickGap={4}
        tick={tick}
        tickLine={false}
        axisLine={base}
      />
      <YAxis
        width={38}
        allowDecimals={false}
        tickFormatter={(amount: number) => text.shortDuration({ amount, unit })}
        tick={tick}
        tickLine={false}
        axisLine={false}
      />
      {tip(figure)}
      {drawnMeasures(figure).map(({ key, name, look }) => (
        <Line
          key={key}
          dataKey={numberOf(key, unit === 'days' ? hoursOfDay : 1)}
          name={name}
          type="linear"
          className={`chart-line chart-line-${look}`}
          dot={<Dot look={look} />}
          activeDot={<Dot look={look} isActive />}
          {...still}
        />
      ))}
    </LineChart>
  )
}

interface DotProps {
  readonly look: number
  readonly isActive?: boolean
  readonly cx?: number | string
  readonly cy?: number | string | null
}

/** A week's place on a line: round on the first, square on the other. */
function Dot({ look, isActive = false, cx, cy }: DotProps) {
  if (typeof cx !== 'number' || typeof cy !== 'number') return null
  // Where both are the same, the square shows around the round one.
  const size = (isActive ? 4 : 2.5) + (look === 0 ? 0 : 1)
  return look === 0 ? (
    <circle className={`chart-dot chart-dot-${look}`} cx={cx} cy={cy} r={size} />
  ) : (
    <rect
      className={`chart-dot chart-dot-${look}`}
      x={cx - size}
      y={cy - size}
      width={2 * size}
      height={2 * size}
    />
  )
}

function Columns({ figure }: ChartProps) {
  const common = useCommon(figure)
  return (
    <BarChart
      {...common}
      style={{ width: '100%', minHeight: height.least }}
      margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
      barCategoryGap="18%"
    >
      <CartesianGrid vertical={false} {...grid} />
      <XAxis
        dataKey="key"
        tickFormatter={tickNames(figure)}
        minTickGap={4}
        tick={tick}
        tickLine={false}
        axisLine={base}
      />
      <YAxis
        width={34}
        allowDecimals={false}
        tickCount={5}
        niceTicks="snap125"
        tickFormatter={counted}
        tick={tick}
        tickLine={false}
        axisLine={false}
      />
      {tip(figure)}
      {drawnMeasures(figure).map(({ key, name, look }) => (
        <Bar
          key={key}
          dataKey={numberOf(key)}
          name={name}
          stackId="all"
          fill={paintOf(look)}
          className="chart-bar"
          {...still}
        />
      ))}
    </BarChart>
  )
}

function LyingBars({ figure }: ChartProps) {
  const common = useCommon(figure)
  const measures = drawnMeasures(figure)
  const isStacked = figure.shape === 'bars'
  const barsInRow = isStacked ? 1 : measures.length
  const needed = figure.rows.length * (barsInRow * height.bar + height.between) + height.axis
  return (
    <BarChart
      {...common}
      layout="vertical"
      style={{ width: '100%', minHeight: Math.max(height.least, needed) }}
      margin={{ top: 0, right: 36, bottom: 0, left: 0 }}
      barGap={1}
      maxBarSize={20}
    >
      <CartesianGrid horizontal={false} {...grid} />
      <XAxis
        type="number"
        allowDecimals={false}
        tickCount={5}
        niceTicks="snap125"
        tickFormatter={counted}
        tick={tick}
        tickLine={false}
        axisLine={false}
      />
      <YAxis
        type="category"
        dataKey="key"
        width="auto"
        interval={0}
        tickFormatter={tickNames(figure)}
        tick={tick}
        tickLine={false}
        axisLine={base}
      />
      {tip(figure)}
      {measures.map(({ key, name, look }) => (
        <Bar
          key={key}
          dataKey={numberOf(key)}
          name={name}
          {...(isStacked && { stackId: 'all' })}
          fill={paintOf(look)}
          className="chart-bar"
          {...still}
        >
          {!isStacked && <LabelList position="right" className="chart-label" formatter={labelOf} />}
        </Bar>
      ))}
      {isStacked && (
        // Behind the last bar, wherever it ends. Nothing is drawn of it.
        <Bar dataKey={() => 0} stackId="all" minPointSize={1} fill="none" {...still}>
          <LabelList
            dataKey={numberOf(sumKey)}
            position="right"
            className="chart-label"
            formatter={labelOf}
          />
        </Bar>
      )}
    </BarChart>
  )
}

/** The number behind a bar; none where there is no bar. */
function labelOf(value: unknown): string {
  return typeof value === 'number' && value > 0 ? counted(value) : ''
}
