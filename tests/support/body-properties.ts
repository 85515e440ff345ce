import { getSchema } from '@tiptap/core'
import { Fragment, type Node } from '@tiptap/pm/model'
import { sliceBody } from '#shared/content/body-source.ts'
import { readBody } from '../../renderer/editor/html/body-blocks.ts'
import { parseBody } from '../../renderer/editor/html/parse-body.ts'
import { serialiseBody } from '../../renderer/editor/html/serialise-body.ts'
import { bodyExtensions } from '../../renderer/editor/schema/body-schema.ts'

/** What a person does to one block of a text; `at` chooses the block. */
export interface BodyEdit {
  readonly kind: 'type' | 'delete' | 'insert' | 'swap'
  readonly at: number
}

const schema = getSchema(bodyExtensions())
const typed = 'Zq'

function read(html: string): Node {
  return schema.topNodeType.create(null, parseBody(html, schema))
}

function write(doc: Node): string {
  return serialiseBody(doc, schema)
}

/** A block as if it was read from nowhere; a kept one in the letters that a parser writes for it. */
function anew(block: Node): Node {
  if (block.type.name !== 'keptAsIs') return schema.nodeFromJSON(block.toJSON())
  return block.type.create({ html: readBody(String(block.attrs['html'])).innerHTML })
}

/**
 * The document with every block written anew: what it says, whatever it was read from. White space beside a tag is
 * left out: at the end of an element that was never closed it belongs to that or to what follows.
 */
function meaning(doc: Node): string {
  const blocks = doc.content.content.map(anew)
  return write(schema.topNodeType.create(null, blocks)).replace(/\s+(?=<)|(?<=>)\s+/g, '')
}

/** A block with a word more in its first text; null where it has none. */
function withTyped(block: Node): Node | null {
  if (block.isTextblock) return block.copy(block.content.append(Fragment.from(schema.text(typed))))
  for (let index = 0; index < block.childCount; index += 1) {
    const changed = withTyped(block.child(index))
    if (changed) return block.copy(block.content.replaceChild(index, changed))
  }
  return null
}

function edited(blocks: readonly Node[], { kind, at }: BodyEdit): readonly Node[] | null {
  const index = at % blocks.length
  const block = blocks[index]
  if (block === undefined) return null
  const [before, after] = [blocks.slice(0, index), blocks.slice(index + 1)]
  switch (kind) {
    case 'type': {
      const changed = withTyped(block)
      return changed && [...before, changed, ...after]
    }
    case 'delete':
      return [...before, ...after]
    case 'insert': {
      const made = schema.nodes['paragraph']?.create(null, schema.text(typed))
      return made ? [...before, block, made, ...after] : null
    }
    case 'swap': {
      const [next, ...rest] = after
      return next ? [...before, next, block, ...rest] : null
    }
  }
}

/** The source around the n-th block, which must not change when that block is edited. */
function aroundBlock(html: string, at: number): { readonly before: string; readonly after: string } | null {
  const source = sliceBody(html)
  if (!source.blocks.every(block => block.isTidy)) return null
  const written = (from: number, to?: number) =>
    source.blocks
      .slice(from, to)
      .map(block => block.source + block.after)
      .join('')
  const gap = source.blocks[at]?.after ?? ''
  return { before: source.lead + written(0, at), after: gap + written(at + 1) }
}

function commentsIn(html: string): number {
  return html.split('<!--').length - 1
}

/** What is wrong with the round trip of a body and of an edit of it; null where nothing is. */
export function bodyFault(html: string, edit: BodyEdit): string | null {
  const doc = read(html)
  const untouched = write(doc)
  if (untouched !== html) return `untouched: ${JSON.stringify(untouched)}`
  const blocks = edited(doc.content.content, edit)
  if (blocks === null) return null
  const changed = schema.topNodeType.create(null, Fragment.from([...blocks]))
  const stored = write(changed)
  const again = read(stored)
  if (meaning(again) !== meaning(changed)) {
    return `stored: ${JSON.stringify(stored)}, says ${JSON.stringify(meaning(again))}, not ${JSON.stringify(meaning(changed))}`
  }
  if (write(again) !== stored) return `not stable: ${JSON.stringify(write(again))}`
  if (write(changed) !== stored) return 'written differently the second time'
  if (commentsIn(stored) > commentsIn(html)) return `a comment twice: ${JSON.stringify(stored)}`
  const around =
    edit.kind === 'type' && doc.childCount > 1 ? aroundBlock(html, edit.at % doc.childCount) : null
  if (around && !(stored.startsWith(around.before) && stored.endsWith(around.after))) {
    return `changed beside block ${edit.at % doc.childCount}: ${JSON.stringify(stored)}`
  }
  return null
}
