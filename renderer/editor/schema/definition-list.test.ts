// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { anEditor } from '../../../tests/support/an-editor.ts'
import { toggleDefinitionList } from './definition-keys.ts'

describe('a definition list', () => {
  it('is written by going on with Enter, and ends at an empty term', () => {
    const { editor, press, type, stored } = anEditor('<p>Term|</p>')
    toggleDefinitionList(editor.state, editor.view.dispatch)
    press('Enter')
    type('Meaning')
    press('Enter')
    type('Second')
    press('Enter')
    type('More')
    press('Enter')
    press('Enter')
    type('After')
    expect(stored()).toBe('<dl><dt>Term</dt><dd>Meaning</dd><dt>Second</dt><dd>More</dd></dl><p>After</p>')
  })

  it('is made of paragraphs in turn, and unmade', () => {
    const { editor, stored } = anEditor('<p>|a</p><p>b</p><p>c</p><p>d</p>')
    editor.commands.selectAll()
    toggleDefinitionList(editor.state, editor.view.dispatch)
    expect(stored()).toBe('<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>')
    toggleDefinitionList(editor.state, editor.view.dispatch)
    expect(stored()).toBe('<p>a</p><p>b</p><p>c</p><p>d</p>')
  })

  it.each([
    ['joins a definition to its term', '<dl><dt>a</dt><dd>|b</dd></dl>', '<dl><dt>ab</dt></dl>'],
    [
      'joins what is left of it to its term',
      '<dl><dt>a</dt><dd><p>|b</p><p>c</p></dd></dl>',
      '<dl><dt>ab</dt><dd><p>c</p></dd></dl>',
    ],
    [
      'puts a term at the end of the definition before',
      '<dl><dt>a</dt><dd>b</dd><dt>|c</dt></dl>',
      '<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>',
    ],
    ['removes an empty term', '<dl><dt>a</dt><dd>b</dd><dt>|</dt></dl>', '<dl><dt>a</dt><dd>b</dd></dl>'],
    ['takes the first term out of the list', '<dl><dt>|a</dt><dd>b</dd></dl>', '<p>a</p><dl><dd>b</dd></dl>'],
  ])('Backspace at the beginning %s', (_what, before, after) => {
    const { press, stored } = anEditor(before)
    expect(press('Backspace')).toBe(true)
    expect(stored()).toBe(after)
  })

  it('leaves Backspace inside of words to the words', () => {
    expect(anEditor('<dl><dt>a|b</dt></dl>').press('Backspace')).toBe(false)
  })

  it('goes from term to definition with Tab and back', () => {
    const { press, type, stored } = anEditor('<dl><dt>a|</dt><dd>b</dd></dl>')
    press('Tab')
    type('1')
    press('Tab', { shiftKey: true })
    type('2')
    expect(stored()).toBe('<dl><dt>a2</dt><dd>1b</dd></dl>')
  })
})
