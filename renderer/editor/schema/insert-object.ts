import type { Editor } from '@tiptap/core'
import { NodeSelection, type Selection, type Transaction } from '@tiptap/pm/state'
import { putBlock } from './insert-block.ts'
import type { LatePlace } from './late-place.ts'
import { type PictureFacts, pictureAttributes } from './picture-nodes.ts'

type Attributes = Readonly<Record<string, unknown>>

/** Puts objects with a line of their own behind each other; answers the last one as selected, or the place where there is none. */
function putObjects(
  change: Transaction,
  place: Selection,
  type: 'pictureBlock' | 'video',
  all: readonly Attributes[],
): Selection {
  const nodes = all.flatMap(attributes => change.doc.type.schema.nodes[type]?.create(attributes) ?? [])
  return nodes.reduce((last, node) => putBlock(change, last, node), place)
}

/** Puts objects behind the block of the caret, and selects the last one. */
function insertObjects(editor: Editor, type: 'pictureBlock' | 'video', all: readonly Attributes[]): void {
  const change = editor.state.tr
  const last = putObjects(change, editor.state.selection, type, all)
  editor.view.dispatch(change.setSelection(last).scrollIntoView())
  editor.view.focus()
}

export function insertPictures(editor: Editor, pictures: readonly PictureFacts[]): void {
  insertObjects(editor, 'pictureBlock', pictures.map(pictureAttributes))
}

/**
 * Puts pictures where they were pasted or dropped a while ago, and selects the last one. Whoever has gone on since keeps the
 * caret, and the sentence that is being written.
 */
export function insertPicturesAt(editor: Editor, place: LatePlace, pictures: readonly PictureFacts[]): void {
  const at = place.selection()
  if (at === null) return
  const change = editor.state.tr
  const last = putObjects(change, at, 'pictureBlock', pictures.map(pictureAttributes))
  if (!place.isLeft()) change.setSelection(last).scrollIntoView()
  place.fill(change, last)
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
