import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { insertBlock } from './insert-block.ts'
import { type PictureFacts, pictureAttributes } from './picture-nodes.ts'

type Attributes = Readonly<Record<string, unknown>>

/** Puts objects with a line of their own behind the block of the caret, and selects the last one. */
function insertObjects(editor: Editor, type: 'pictureBlock' | 'video', all: readonly Attributes[]): void {
  for (const attributes of all) {
    const node = editor.schema.nodes[type]?.create(attributes)
    if (node) insertBlock(node)(editor.state, editor.view.dispatch)
  }
  editor.view.focus()
}

export function insertPictures(editor: Editor, pictures: readonly PictureFacts[]): void {
  insertObjects(editor, 'pictureBlock', pictures.map(pictureAttributes))
}

export function insertVideo(editor: Editor, video: { readonly src: string; readonly title: string }): void {
  insertObjects(editor, 'video', [{ src: video.src, title: video.title === '' ? null : video.title }])
}

/** The picture or video that is selected, with where it stands; null where none is. */
export function selectedObject(editor: Editor) {
  const { selection } = editor.state
  if (!(selection instanceof NodeSelection)) return null
  const kind = selection.node.type.name
  if (kind !== 'picture' && kind !== 'pictureBlock' && kind !== 'video') return null
  return { kind, at: selection.from, attributes: selection.node.attrs }
}

/** Gives the object at a place other attributes; what it has besides stays. */
export function changeObject(editor: Editor, at: number, change: Readonly<Record<string, unknown>>): void {
  const node = editor.state.doc.nodeAt(at)
  if (node === null) return
  const tr = editor.state.tr.setNodeMarkup(at, null, { ...node.attrs, ...change })
  editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, at)))
  editor.view.focus()
}

/** Takes the object at a place out of the text. */
export function removeObject(editor: Editor, at: number): void {
  const node = editor.state.doc.nodeAt(at)
  if (node === null) return
  editor.view.dispatch(editor.state.tr.delete(at, at + node.nodeSize).scrollIntoView())
  editor.view.focus()
}
