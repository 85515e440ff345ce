/** Comma-separated values as spreadsheets open them: UTF-8 with a byte order mark, without which some read another alphabet. */
const byteOrderMark = '\uFEFF'
const lineBreak = '\r\n'

/**
 * Where a spreadsheet would take what follows for a formula: at the beginning of a cell, also behind blanks, which some
 * programs leave out. Where the system's separator is another than the comma, a cell also begins behind a semicolon, a tab or
 * a line break inside of ours; those are guarded likewise. The wide signs are taken for the narrow ones by East Asian
 * versions. Source: OWASP, CSV Injection.
 */
const formulaStart = /(^|[;\t\r\n])(?=[ \u00A0]*[=+\-@＝＋－＠])/g

/** A cell that no spreadsheet runs: an apostrophe makes it text. */
function harmless(cell: string): string {
  const inside = cell.replace(formulaStart, "$1'")
  // Some programs leave out what stands at the very beginning.
  return /^[\t\r]/.test(cell) ? `'${inside}` : inside
}

function quoted(cell: string): string {
  return /[",\r\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/**
 * A file of rows by RFC 4180: cells with a separator, a quotation mark or a line break stand in quotation marks, rows end
 * with CR LF. Text that a spreadsheet would run as a formula has an apostrophe before it.
 */
export function csvFile(rows: readonly (readonly string[])[]): string {
  const lines = rows.map(row => row.map(cell => quoted(harmless(cell))).join(',') + lineBreak)
  return byteOrderMark + lines.join('')
}
