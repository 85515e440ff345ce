import { describe, expect, it } from 'vitest'
import { csvFile } from './csv.ts'

const cell = (text: string) => csvFile([[text]]).slice(1, -2)

describe('a file of rows', () => {
  it('begins with a byte order mark, and each row ends with CR LF, the last one too', () => {
    expect(
      csvFile([
        ['a', 'b'],
        ['c', ''],
      ]),
    ).toBe('\uFEFFa,b\r\nc,\r\n')
    expect(csvFile([])).toBe('\uFEFF')
  })

  it.each([
    ['plain words', 'plain words'],
    ['Marín, Elena', '"Marín, Elena"'],
    ['the “new” "portal"', '"the “new” ""portal"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['here; there', '"here; there"'],
    ['"', '""""'],
    ['', ''],
  ])('holds %j as %j', (text, written) => {
    expect(cell(text)).toBe(written)
  })
})

describe('text that a spreadsheet would run', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    [' =1', "' =1"],
    ['\t=1', '"\'\t\'=1"'],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("https://example.org")', '"\'=HYPERLINK(""https://example.org"")"'],
  ])('%j has an apostrophe before it', (text, written) => {
    expect(cell(text)).toBe(written)
  })

  it('has one also where another separator would begin a cell inside of ours', () => {
    expect(cell('x;=1')).toBe('"x;\'=1"')
    expect(cell('x\n=1')).toBe('"x\n\'=1"')
    expect(cell('x\t@a')).toBe('"x\t\'@a"')
  })

  it('is no text in which such a sign stands where nothing begins', () => {
    for (const text of ['a = b', 'e-mail', 'elena@example.eu', '2026-11-30T10:00:00.000Z', 'x\n\ny']) {
      expect(cell(text)).not.toContain("'")
    }
  })
})
