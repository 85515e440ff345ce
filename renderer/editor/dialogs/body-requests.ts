import { type Editor, Extension } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'

/** What the text asks the page for: a dialog, or that the tools take the focus. */
export type BodyRequest = 'link' | 'picture' | 'video' | 'tools'

declare module '@tiptap/core' {
  interface Storage {
    bodyRequests: BodyRequests
  }
}

/** Requests of the text to the page that shows it; the toolbar and the keys ask, `BodyDialogs` answers. */
interface BodyRequests {
  subscribe(listener: () => void): () => void
  current(): BodyRequest | null
  /** Asks for a dialog, or closes the one that is open. */
  ask(request: BodyRequest | null): void
}

// Of plain functions: the editor copies what an extension stores, which a class would not survive.
function createBodyRequests(): BodyRequests {
  let asked: BodyRequest | null = null
  const listeners = new Set<() => void>()
  return {
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    current: () => asked,
    ask: request => {
      asked = request
      for (const listener of listeners) listener()
    },
  }
}

/** The dialog in which the selected object is edited; null where none is. */
function requestFor(editor: Editor): BodyRequest | null {
  const { selection } = editor.state
  if (!(selection instanceof NodeSelection)) return null
  const name = selection.node.type.name
  if (name === 'video') return 'video'
  return name === 'picture' || name === 'pictureBlock' ? 'picture' : null
}

/** Opens the dialog of the selected object, if it has one. */
export function editSelectedObject(editor: Editor): boolean {
  const request = requestFor(editor)
  if (request === null) return false
  editor.storage.bodyRequests.ask(request)
  return true
}

/** The keys that ask for a dialog. Ctrl+K opens the command palette everywhere, so a link has Shift. */
export const RequestKeys = Extension.create({
  name: 'bodyRequests',
  priority: 1000,
  addStorage: createBodyRequests,
  addKeyboardShortcuts() {
    const ask = (request: BodyRequest) => () => {
      this.storage.ask(request)
      return true
    }
    return {
      'Mod-Shift-k': ask('link'),
      'Mod-Shift-g': ask('picture'),
      'Mod-Alt-v': ask('video'),
      'Alt-F10': ask('tools'),
      Enter: () => editSelectedObject(this.editor),
    }
  },
})
