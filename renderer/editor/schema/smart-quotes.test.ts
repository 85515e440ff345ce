// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { usePreferences } from '../../ui-state/preferences.ts'
import { bodyExtensions } from './body-schema.ts'
import { SmartQuotes } from './smart-quotes.ts'

let editor: Editor
let holder: HTMLElement

beforeEach(() => {
  holder = document.createElement('div')
  document.body.append(holder)
  editor = new Editor({ element: holder, extensions: [...bodyExtensions(), SmartQuotes], injectCSS: false })
})

afterEach(() => {
  editor.destroy()
  holder.remove()
  usePreferences.getState().setSmartQuotes(false)
})

/** Types letter by letter, as a keyboard does: what no rule takes is put in as it is. */
function type(letters: string): string {
  const { view } = editor
  for (const letter of letters) {
    const { from, to } = view.state.selection
    const insert = () => view.state.tr.insertText(letter, from, to)
    const isTaken = view.someProp('handleTextInput', handle => handle(view, from, to, letter, insert))
    if (isTaken !== true) view.dispatch(insert())
  }
  return editor.getText()
}

describe('quotation marks while somebody types', () => {
  it('stay straight unless it was asked for', () => {
    expect(type('"It\'s"')).toBe('"It\'s"')
  })

  it('become those of the language around the text', () => {
    usePreferences.getState().setSmartQuotes(true)
    expect(type("He said \"it's 'open'\".")).toBe('He said “it’s ‘open’”.')
    holder.lang = 'de'
    expect(type(' "Offen"')).toBe('He said “it’s ‘open’”. „Offen“')
  })

  it('stay straight in code', () => {
    usePreferences.getState().setSmartQuotes(true)
    editor.commands.setCodeBlock()
    expect(type('say "hi"')).toBe('say "hi"')
  })
})
