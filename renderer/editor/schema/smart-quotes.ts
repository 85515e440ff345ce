import { Extension, InputRule } from '@tiptap/core'
import { usualLanguage, WritingLanguage } from '#shared/content/languages.ts'
import { curlyMark } from '#shared/content/quotation-marks.ts'
import { usePreferences } from '../../ui-state/preferences.ts'

/** The language of the page around an editor. */
function languageOf(element: Element): WritingLanguage {
  const tag = element.closest('[lang]')?.getAttribute('lang')
  return WritingLanguage.catch(usualLanguage).parse(tag)
}

/**
 * Makes straight quotation marks those of the language while somebody types. Off unless it was chosen in Settings;
 * Backspace right after brings the straight one back.
 */
export const SmartQuotes = Extension.create({
  name: 'smartQuotes',
  addInputRules() {
    const { editor } = this
    return (['"', "'"] as const).map(
      straight =>
        new InputRule({
          find: new RegExp(`${straight}$`),
          handler: ({ state, range }) => {
            if (!usePreferences.getState().hasSmartQuotes) return null
            const at = state.doc.resolve(range.from)
            const before = at.parent.textBetween(0, at.parentOffset, undefined, ' ')
            state.tr.insertText(
              curlyMark(languageOf(editor.view.dom), straight, before),
              range.from,
              range.to,
            )
            return undefined
          },
        }),
    )
  },
})
