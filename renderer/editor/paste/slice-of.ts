import { type Schema, Slice } from '@tiptap/pm/model'
import { parseBody } from '../html/parse-body.ts'

/** Body HTML as what can be put into a text: a single paragraph joins the one that the caret is in. */
export function sliceOf(html: string, schema: Schema): Slice {
  const blocks = parseBody(html, schema)
  const isLine = blocks.childCount === 1 && blocks.firstChild?.type.name === 'paragraph'
  return isLine ? Slice.maxOpen(blocks) : new Slice(blocks, 0, 0)
}
