import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'

const key = new PluginKey('heldWords')

/** Lets nothing change a text any more, and leaves the keys in it; what is returned lets it be written on. */
export function holdWords(editor: Editor): () => void {
  editor.registerPlugin(
    new Plugin({
      key,
      filterTransaction: ({ docChanged }) => !docChanged,
      props: { attributes: { 'aria-readonly': 'true' } },
    }),
  )
  return () => {
    editor.unregisterPlugin(key)
  }
}
