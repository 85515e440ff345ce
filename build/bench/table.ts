import type { Bar } from './bars.ts'

/** The bars as a table for people, a line each. */
export function barTable(bars: readonly Bar[]): string {
  const rows = [
    ['', 'value', 'limit', ''],
    ...bars.map(({ name, value, limit, unit, ok }) => [
      name,
      `${value.toFixed(2)} ${unit}`,
      `${limit} ${unit}`,
      ok ? '✓' : '✗ falls short',
    ]),
  ]
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => (row[column] ?? '').length)))
  return rows
    .map(([name = '', value = '', limit = '', mark = '']) =>
      [name.padEnd(widths[0] ?? 0), value.padStart(widths[1] ?? 0), limit.padStart(widths[2] ?? 0), mark]
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
