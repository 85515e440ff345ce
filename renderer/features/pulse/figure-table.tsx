import { useText } from '../../i18n/index.ts'
import type { Figure, FigureRow } from './figure.ts'
import { measured } from './measured.ts'

/** The numbers of a figure. What goes by weeks or months has the newest first: it is what is looked for. */
export function FigureTable({ figure }: { figure: Figure }) {
  const text = useText()
  const { title, rowName, measures, sums, shape } = figure
  const isInTime = shape === 'columns' || shape === 'lines'
  const rows = isInTime ? figure.rows.toReversed() : figure.rows
  const line = (row: FigureRow) => (
    <tr key={row.key}>
      <th scope="row">{row.name}</th>
      {measures.map(({ key, unit }) => (
        <td key={key}>{measured(row.values[key] ?? null, unit, text)}</td>
      ))}
    </tr>
  )
  return (
    <div className="pulse-table">
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{rowName}</th>
            {measures.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map(line)}</tbody>
        <tfoot>{sums.map(line)}</tfoot>
      </table>
    </div>
  )
}
