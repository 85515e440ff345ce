import { Extension } from '@tiptap/core'
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type LatePlace, rememberPlace } from '../schema/late-place.ts'
import { editSelectedObject } from './body-requests.ts'

/** Takes picture files that were pasted or dropped into a text, and where that was. */
type TakePictures = (files: readonly File[], place: LatePlace) => void

declare module '@tiptap/core' {
  interface Storage {
    pictureIntake: PictureIntake
  }
}

/** Where pasted and dropped files go: the page keeps them and puts the pictures into the text. */
interface PictureIntake {
  /** Answers what ends it. */
  receiveWith(take: TakePictures): () => void
  /** Whether somebody received them. */
  give(files: readonly File[], view: EditorView): boolean
}

// Of plain functions: the editor copies what an extension stores, which a class would not survive.
function createPictureIntake(): PictureIntake {
  let receiver: TakePictures | null = null
  return {
    receiveWith: take => {
      receiver = take
      return () => {
        if (receiver === take) receiver = null
      }
    },
    give: (files, view) => {
      if (receiver === null || files.length === 0) return false
      receiver(files, rememberPlace(view, 'block'))
      return true
    },
  }
}

/** Files of a paste that brings no words: a copied picture comes with its address as HTML, which would not load here. */
function pastedFiles(data: DataTransfer | null): readonly File[] {
  return data === null || data.getData('text/plain').trim() !== '' ? [] : [...data.files]
}

/** Words typed while an object is selected stand below it: they do not take its place. */
function writeBelow(view: EditorView, text: string): boolean {
  const { selection, schema } = view.state
  const { paragraph } = schema.nodes
  if (
    !(selection instanceof NodeSelection) ||
    !selection.node.isAtom ||
    !selection.node.isBlock ||
    !paragraph
  ) {
    return false
  }
  const change = view.state.tr.insert(selection.to, paragraph.create(null, schema.text(text)))
  const caret = TextSelection.create(change.doc, selection.to + 1 + text.length)
  view.dispatch(change.setSelection(caret).scrollIntoView())
  return true
}

/** Hands files that are pasted or dropped to the page, and opens the dialog of an object that is double-clicked. */
export const PictureFiles = Extension.create({
  name: 'pictureIntake',
  addStorage: createPictureIntake,
  addProseMirrorPlugins() {
    const { editor, storage } = this
    return [
      new Plugin({
        props: {
          handlePaste: (view, event) => storage.give(pastedFiles(event.clipboardData), view),
          handleDrop: (view, event, _slice, isMoved) => {
            const files = isMoved ? [] : [...(event.dataTransfer?.files ?? [])]
            if (files.length === 0) return false
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
            if (at)
              view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))))
            // Now, and not when they are kept: whoever has gone on by then stays there.
            view.focus()
            return storage.give(files, view)
          },
          handleDoubleClickOn: () => editSelectedObject(editor),
          handleTextInput: (view, _from, _to, text) => writeBelow(view, text),
        },
      }),
    ]
  },
})
