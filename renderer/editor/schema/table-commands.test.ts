// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { anEditor } from '../../../tests/support/an-editor.ts'
import { insertTable, type TableCommandName, tableCommands } from './table-commands.ts'

const small =
  '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c|</td><td>d</td></tr></tbody></table>'

function afterCommand(html: string, name: TableCommandName): string {
  const { editor, stored } = anEditor(html)
  tableCommands[name](editor.state, editor.view.dispatch)
  return stored()
}

describe('a table', () => {
  it('is put behind the paragraph of the caret, with a header row, and the caret in its first cell', () => {
    const { editor, stored, type } = anEditor('<p>a|b</p><p>c</p>')
    insertTable(2, 2)(editor.state, editor.view.dispatch)
    type('x')
    expect(stored()).toBe(
      '<p>ab</p><table><thead><tr><th>x</th><th></th></tr></thead><tbody><tr><td></td><td></td></tr></tbody></table><p>c</p>',
    )
  })

  it('takes the place of an empty paragraph', () => {
    const { editor, stored } = anEditor('<p>a</p><p>|</p>')
    insertTable(1, 1)(editor.state, editor.view.dispatch)
    expect(stored()).toBe('<p>a</p><table><thead><tr><th></th></tr></thead></table>')
  })

  it.each([
    ['rowAbove', '<tbody><tr><td></td><td></td></tr><tr><td>c</td><td>d</td></tr></tbody>'],
    ['rowBelow', '<tbody><tr><td>c</td><td>d</td></tr><tr><td></td><td></td></tr></tbody>'],
    ['columnBefore', '<tbody><tr><td></td><td>c</td><td>d</td></tr></tbody>'],
    ['columnAfter', '<tbody><tr><td>c</td><td></td><td>d</td></tr></tbody>'],
    ['removeColumn', '<tbody><tr><td>d</td></tr></tbody>'],
  ] satisfies [TableCommandName, string][])('%s', (name, body) => {
    expect(afterCommand(small, name)).toContain(body)
  })

  it('keeps its head when the last row of its body is removed', () => {
    expect(afterCommand(small, 'removeRow')).toBe(
      '<table><thead><tr><th>a</th><th>b</th></tr></thead></table>',
    )
  })

  it('is gone with its last row', () => {
    const html = '<p>x</p><table><tbody><tr><td>a|</td></tr></tbody></table>'
    expect(afterCommand(html, 'removeRow')).toBe('<p>x</p>')
    expect(afterCommand(html, 'removeColumn')).toBe('<p>x</p>')
    expect(afterCommand(html, 'deleteTable')).toBe('<p>x</p>')
  })

  it('is left by arrow keys where nothing stands beyond it, from any cell of its edge', () => {
    const grid = (at: string) =>
      `<table><tbody>${['a', 'b', 'c', 'd']
        .map(name => `<td>${name === at ? `${name}|` : name}</td>`)
        .join('')
        .replace(/(<td>.*?<\/td><td>.*?<\/td>)/g, '<tr>$1</tr>')}</tbody></table>`
    const typed = (at: string, key: 'ArrowUp' | 'ArrowDown') => {
      const { press, type, stored } = anEditor(grid(at))
      press(key)
      type('x')
      return stored()
    }
    const plain = grid('')
    expect(typed('c', 'ArrowDown')).toBe(`${plain}<p>x</p>`)
    expect(typed('d', 'ArrowDown')).toBe(`${plain}<p>x</p>`)
    expect(typed('a', 'ArrowUp')).toBe(`<p>x</p>${plain}`)
    expect(typed('b', 'ArrowUp')).toBe(`<p>x</p>${plain}`)
  })

  it('is left without a new paragraph where one stands beyond it', () => {
    const { editor, press } = anEditor('<table><tbody><tr><td>a|</td></tr></tbody></table><p>b</p>')
    press('ArrowDown')
    expect(editor.state.selection.$head.parent.textContent).toBe('b')
  })

  it('turns its first row into a head and back', () => {
    const plain = '<table><tbody><tr><td>a|</td></tr><tr><td>b</td></tr></tbody></table>'
    const headed = '<table><thead><tr><th>a|</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>'
    expect(afterCommand(plain, 'headerRow')).toBe(headed.replace('|', ''))
    expect(afterCommand(headed, 'headerRow')).toBe(plain.replace('|', ''))
  })

  it('gets a caption to write into, and loses it', () => {
    const { editor, stored, type } = anEditor(small)
    tableCommands.caption(editor.state, editor.view.dispatch)
    type('Title')
    expect(stored()).toContain('<table><caption>Title</caption><thead>')
    tableCommands.caption(editor.state, editor.view.dispatch)
    expect(stored()).toContain('<table><thead>')
  })

  it('goes from cell to cell with Tab, back with Shift+Tab, and makes a row behind the last cell', () => {
    const { press, type, stored } = anEditor(small)
    press('Tab')
    type('1')
    press('Tab')
    type('2')
    press('Tab', { shiftKey: true })
    type('3')
    expect(stored()).toContain('<tr><td>c</td><td>3</td></tr><tr><td>2</td><td></td></tr>')
  })

  it('with a cell too few stays as it was until somebody writes in it', () => {
    const ragged = '<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>'
    const { editor, stored, type } = anEditor(`<p>b|efore</p>${ragged}`)
    type('x')
    expect(stored()).toBe(`<p>bxefore</p>${ragged}`)
    editor.commands.setTextSelection(editor.state.doc.content.size - 6)
    type('y')
    expect(stored()).toContain('<tr><td>yc</td><td></td></tr>')
  })
})
