import { type Editor, useEditorState } from '@tiptap/react'
import { useDeferredValue } from 'react'
import { countPlainWords } from '#shared/content/plain-text.ts'
import { useText } from '../i18n/index.ts'

/** The ends of what is selected as one value, so that a caret that moves is no change; null where nothing is. */
function selectedRange({ editor }: { editor: Editor }): string | null {
  const { empty, from, to } = editor.state.selection
  return empty ? null : `${from} ${to}`
}

/** How many words are selected, while some are. */
export function SelectionWords({ editor }: { readonly editor: Editor }) {
  const { writingTools: text } = useText()
  // While the mouse is being drawn over a long text, counting comes after showing.
  const range = useDeferredValue(useEditorState({ editor, selector: selectedRange }))
  if (range === null) return null
  const [from = 0, to = 0] = range.split(' ').map(Number)
  const { doc } = editor.state
  const words = doc.textBetween(Math.min(from, doc.content.size), Math.min(to, doc.content.size), '\n', ' ')
  const count = countPlainWords(words)
  return count > 0 ? <span className="foot-selected">{text.selectedWords({ count })}</span> : null
}
