/** The figures of Pulse. Other places have figures of their own, under other names. */
export const figureNames = ['waiting', 'decisions', 'times', 'types', 'publications', 'countries'] as const

/** One number of each row: a column of the table, and a row of marks in the chart where it is drawn. */
export interface Measure {
  readonly key: string
  readonly name: string
  readonly unit: 'items' | 'hours'
  /** How it is drawn: the number of its colour and pattern. Null: it stands in the table alone. */
  readonly look: number | null
}

export interface FigureRow {
  readonly key: string
  /** Its name in the table and beside the pointer. */
  readonly name: string
  /** Its name on the axis. */
  readonly tick: string
  /** By the measure's key; null where there is none. */
  readonly values: Readonly<Record<string, number | null>>
}

/** Numbers and what they say. Chart and table are made from the same rows, so that they cannot differ. */
export interface Figure {
  /** Under which it is remembered whether it is read as a table. */
  readonly name: string
  readonly title: string
  /** What a person should know after a glance. */
  readonly finding: string
  /** What exactly is counted. */
  readonly note: string
  /** `columns` and `bars` are stacked, upright and lying; in `groups` the bars lie beside each other. */
  readonly shape: 'columns' | 'bars' | 'groups' | 'lines'
  /** What a row is, as the head of the table's first column. */
  readonly rowName: string
  readonly measures: readonly Measure[]
  readonly rows: readonly FigureRow[]
  /** Rows of the table alone, at its end. */
  readonly sums: readonly FigureRow[]
}

/** The measure that adds up a row's others. */
export const sumKey = 'all'

/** Whether a chart would show anything. */
export function hasMarks({ measures, rows }: Figure): boolean {
  const drawn = measures.filter(({ look }) => look !== null)
  return rows.some(({ values }) => drawn.some(({ key, unit }) => isMark(values[key], unit)))
}

/** No items are no mark; no hours are one: it was decided at once. */
function isMark(value: number | null | undefined, unit: Measure['unit']): boolean {
  return typeof value === 'number' && (unit === 'hours' || value > 0)
}

/** The measures that a chart draws: those that have a mark somewhere, or all where none has. */
export function drawnMeasures({ measures, rows }: Figure): readonly (Measure & { readonly look: number })[] {
  const drawn = measures.flatMap(measure => {
    const { look } = measure
    return look === null ? [] : [{ ...measure, look }]
  })
  const marked = drawn.filter(({ key, unit }) => rows.some(({ values }) => isMark(values[key], unit)))
  return marked.length === 0 ? drawn : marked
}
