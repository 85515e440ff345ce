import { Extension, Mark, markInputRule } from '@tiptap/core'
import { writingAttributes } from '../html/write-block.ts'

/** Words between two backticks, as Markdown writes code. */
const backticked = /`([^`]+)`$/

/** Code inside a sentence; unlike elsewhere it may be bold or a link, as the portal allows. */
export const CodeMark = Mark.create({
  name: 'code',
  code: true,
  exitable: true,
  parseHTML: () => [{ tag: 'code' }],
  renderHTML: () => ['code', 0],
  addKeyboardShortcuts() {
    return { 'Mod-e': () => this.editor.commands.toggleMark(this.name) }
  },
  addInputRules() {
    return [
      markInputRule({
        find: text => {
          const match = backticked.exec(text)
          const [whole, words] = match ?? []
          if (match === null || whole === undefined || words === undefined) return null
          if (text[match.index - 1] === '`') return null
          return { index: match.index, text: whole, replaceWith: words }
        },
        type: this.type,
      }),
    ]
  },
})

/** Remembers whether a block of code had a `code` in its `pre`. */
export const BareCode = Extension.create({
  name: 'bareCode',
  addGlobalAttributes: () => [
    {
      types: ['codeBlock'],
      attributes: {
        bare: {
          default: false,
          parseHTML: element => element.querySelector(':scope > code') === null,
          renderHTML: ({ bare }) => (bare === true ? { [writingAttributes.bare]: '' } : {}),
        },
      },
    },
  ],
})
