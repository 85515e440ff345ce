import { Parser } from 'htmlparser2'
import { type FactValue, isEmptyFact, readFactValue, writeFactValue } from './fact-value.ts'
import { type FactName, factNames, factSpec, recogniseFact } from './facts.ts'
import { announcesFacts } from './heading-recognition.ts'
import { escaped, foldedSpace, markupOf, textIn } from './markup.ts'

/** A row of the fact table. `open`, `cell`, `close` and `gap`, one after the other, are the row's source. */
interface FactRow {
  /** The words in the first column, as found. */
  readonly label: string
  /** The fact that the label names; null for one that only this case study has, and for a second row of the same. */
  readonly fact: FactName | null
  /** From the row's beginning to the beginning of the second cell's inside. */
  readonly open: string
  /** The inside of the second cell. */
  readonly cell: string
  readonly close: string
  /** What stands between this row and the next: white space, other rows, edges of the table's parts. */
  readonly gap: string
}

/** The fact table. `before`, the rows and `after`, one after the other, are its source. */
export interface FactSheet {
  readonly before: string
  readonly rows: readonly FactRow[]
  readonly after: string
}

/** The table of a case study that states no fact yet. */
export const emptyFactSheet: FactSheet = {
  before: '<table><caption>At a glance</caption><tbody>',
  rows: [],
  after: '</tbody></table>',
}

interface FoundCell {
  readonly name: string
  readonly start: number
  end: number
}

interface FoundRow {
  readonly start: number
  end: number
  readonly cells: FoundCell[]
}

interface FoundTable {
  readonly rows: readonly FoundRow[]
  readonly caption: string | null
  /** A cell spans rows or columns in a way that rows no longer stand for themselves. */
  readonly isSpanned: boolean
  readonly isClosed: boolean
}

const rowHolders: readonly string[] = ['table', 'thead', 'tbody', 'tfoot']

function findRows(html: string): FoundTable {
  const rows: FoundRow[] = []
  const open: string[] = []
  let caption: string | null = null
  let isSpanned = false
  let isClosed = false
  const isInTable = () => open.filter(name => name === 'table').length === 1
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const holder = open.at(-1) ?? ''
      const row = rows.at(-1)
      if (isInTable()) {
        if (name === 'tr' && rowHolders.includes(holder)) {
          rows.push({ start: parser.startIndex, end: html.length, cells: [] })
        } else if ((name === 'td' || name === 'th') && holder === 'tr' && row) {
          row.cells.push({ name, start: parser.endIndex + 1, end: html.length })
          if (attributes['rowspan'] !== undefined && attributes['rowspan'] !== '1') isSpanned = true
        } else if (name === 'caption' && holder === 'table') {
          caption = ''
        }
      }
      open.push(name)
    },
    onclosetag: (name, isImplied) => {
      open.pop()
      if (name === 'table' && open.length === 0) isClosed = !isImplied
      if (!isInTable()) return
      const row = rows.at(-1)
      if (name === 'tr' && rowHolders.includes(open.at(-1) ?? '') && row) {
        row.end = isImplied ? parser.startIndex : parser.endIndex + 1
      } else if ((name === 'td' || name === 'th') && open.at(-1) === 'tr') {
        const cell = row?.cells.at(-1)
        if (cell) cell.end = parser.startIndex
      }
    },
    ontext: text => {
      if (caption !== null && open.includes('caption') && isInTable()) caption += text
    },
  })
  parser.write(html)
  parser.end()
  return { rows, caption, isSpanned, isClosed }
}

function labelOf(html: string): string {
  return foldedSpace(textIn(markupOf(html)))
}

/** A row of two cells that says something of something; not a row of headings. */
function isFactRow({ cells }: FoundRow): boolean {
  return cells.length === 2 && !cells.every(cell => cell.name === 'th')
}

/** Rows with the fact that each names: of two that name the same, the first. */
function recognised(rows: readonly FactRow[]): readonly FactRow[] {
  const taken = new Set<FactName>()
  return rows.map(row => {
    const known = recogniseFact(row.label)
    const fact = known === null || taken.has(known) ? null : known
    if (fact !== null) taken.add(fact)
    return row.fact === fact ? row : { ...row, fact }
  })
}

/** With as many known labels a table is about the facts, whatever it is called. */
const enoughKnown = 3

/**
 * Reads a table as the facts, or null where it is another table. It is the facts when its caption (or its first row, or
 * the heading before it: `isAnnounced`) says so, or when at least three labels, and half of all, are known ones.
 */
export function readFactSheet(html: string, isAnnounced = false): FactSheet | null {
  const { rows: found, caption, isSpanned, isClosed } = findRows(html)
  const factRows = found.filter(isFactRow)
  const [first] = factRows
  if (first === undefined || isSpanned || !isClosed) return null
  const read = factRows.map((row, index): FactRow => {
    const [labelCell, valueCell] = row.cells
    const start = valueCell?.start ?? row.end
    const end = valueCell?.end ?? row.end
    return {
      label: labelCell === undefined ? '' : labelOf(html.slice(labelCell.start, labelCell.end)),
      fact: null,
      open: html.slice(row.start, start),
      cell: html.slice(start, end),
      close: html.slice(end, row.end),
      gap: html.slice(row.end, factRows[index + 1]?.start ?? row.end),
    }
  })
  const rows = recognised(read)
  const known = rows.filter(row => row.fact !== null).length
  const title = found[0] !== undefined && found[0].cells.length === 1 ? found[0].cells[0] : undefined
  const isCalledFacts =
    isAnnounced ||
    (caption !== null && announcesFacts(caption)) ||
    (title !== undefined && announcesFacts(labelOf(html.slice(title.start, title.end))))
  if (!isCalledFacts && (known < enoughKnown || known * 2 < rows.length)) return null
  return {
    before: html.slice(0, first.start),
    rows,
    after: html.slice(factRows.at(-1)?.end ?? html.length),
  }
}

/** The table as its source. */
export function renderFactSheet({ before, rows, after }: FactSheet): string {
  return before + rows.map(({ open, cell, close, gap }) => open + cell + close + gap).join('') + after
}

/** What the table says of a fact, or null where it says nothing. */
export function factIn(sheet: FactSheet | null, name: FactName): FactValue | null {
  const row = sheet?.rows.find(each => each.fact === name)
  if (row === undefined) return null
  const value = readFactValue(factSpec(name).kind, row.cell)
  return isEmptyFact(value) ? null : value
}

function newRow(label: string, cell: string, gap: string): FactRow {
  return {
    label: foldedSpace(label),
    fact: null,
    open: `<tr><th scope="row">${escaped(foldedSpace(label))}</th><td>`,
    cell,
    close: '</td></tr>',
    gap,
  }
}

/**
 * The table with every label a heading of its row, as the desk writes them: for a text that was written elsewhere, where
 * rows that are added later would look unlike those that came with it. What the rows say stays letter for letter.
 */
export function withRowHeadings(sheet: FactSheet): FactSheet {
  const rows = sheet.rows.map(row => (row.open.includes('<th') ? row : newRow(row.label, row.cell, row.gap)))
  return { ...sheet, rows: recognised(rows) }
}

/** Puts a row behind the `behind`-th (-1: in front of all). */
function withRowBehind(sheet: FactSheet, behind: number, row: FactRow): FactSheet {
  const previous = sheet.rows[behind]
  if (previous === undefined) return { ...sheet, rows: recognised([row, ...sheet.rows]) }
  // What parted the two neighbours stays behind the new row.
  const rows = sheet.rows.toSpliced(behind, 1, { ...previous, gap: '' }, { ...row, gap: previous.gap })
  return { ...sheet, rows: recognised(rows) }
}

/** Takes a row out; what stood between it and the next is kept where it is more than space. */
export function withoutRow(sheet: FactSheet, index: number): FactSheet {
  const row = sheet.rows[index]
  if (row === undefined) return sheet
  const rows = recognised(sheet.rows.toSpliced(index, 1))
  const previous = rows[index - 1]
  if (row.gap === '') return { ...sheet, rows }
  return previous === undefined
    ? { ...sheet, before: sheet.before + row.gap, rows }
    : { ...sheet, rows: rows.toSpliced(index - 1, 1, { ...previous, gap: previous.gap + row.gap }) }
}

/**
 * The table with a fact said, said anew or (null) no longer said. Where the value is what the table says already, not a
 * letter changes; a new fact stands where the order of the facts puts it.
 */
export function withFact(sheet: FactSheet, name: FactName, value: FactValue | null): FactSheet {
  const index = sheet.rows.findIndex(row => row.fact === name)
  const row = sheet.rows[index]
  if (value === null || isEmptyFact(value)) return row === undefined ? sheet : withoutRow(sheet, index)
  const cell = writeFactValue(value)
  if (row !== undefined) {
    const said = writeFactValue(readFactValue(factSpec(name).kind, row.cell))
    return said === cell ? sheet : { ...sheet, rows: sheet.rows.toSpliced(index, 1, { ...row, cell }) }
  }
  const order = factNames.indexOf(name)
  const behind = sheet.rows.findLastIndex(each => each.fact !== null && factNames.indexOf(each.fact) < order)
  return withRowBehind(sheet, behind, newRow(factSpec(name).label, cell, ''))
}

/** The table with a row of its own at the end. A label that names a fact makes it that fact. */
export function withOwnFact(sheet: FactSheet, label: string, text: string): FactSheet {
  const cell = writeFactValue({ kind: 'text', text })
  return withRowBehind(sheet, sheet.rows.length - 1, newRow(label, cell, ''))
}

/** The table with another label or value in one of its rows. What is not named keeps its letters. */
export function withRow(
  sheet: FactSheet,
  index: number,
  changed: { readonly label?: string; readonly value?: FactValue },
): FactSheet {
  const row = sheet.rows[index]
  if (row === undefined) return sheet
  const cell = changed.value === undefined ? row.cell : writeFactValue(changed.value)
  const isRenamed = changed.label !== undefined && foldedSpace(changed.label) !== row.label
  const next = isRenamed ? newRow(changed.label ?? row.label, cell, row.gap) : { ...row, cell }
  return { ...sheet, rows: recognised(sheet.rows.toSpliced(index, 1, next)) }
}
