import type { Block, Inline, Row } from './text-tree.ts'

/** The same block with the blocks in it as `change` gives them back, asked in the order in which they are read. */
export function withInnerBlocks(block: Block, change: (blocks: readonly Block[]) => readonly Block[]): Block {
  const rows = (each: readonly Row[]): readonly Row[] =>
    each.map(row => row.map(cell => ({ ...cell, blocks: change(cell.blocks) })))
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map(change) }
    case 'quote':
      return { ...block, blocks: change(block.blocks) }
    case 'definitions':
      return {
        ...block,
        entries: block.entries.map(entry =>
          entry.kind === 'term' ? entry : { ...entry, blocks: change(entry.blocks) },
        ),
      }
    case 'table':
      return { ...block, head: rows(block.head), body: rows(block.body) }
    case 'paragraph':
    case 'heading':
    case 'picture':
    case 'code':
    case 'video':
      return block
  }
}

/** The same block with its own inline content as `change` gives it back; what stands in blocks within it stays. */
export function withInlineContent(
  block: Block,
  change: (content: readonly Inline[]) => readonly Inline[],
): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { ...block, content: change(block.content) }
    case 'definitions':
      return {
        ...block,
        entries: block.entries.map(entry =>
          entry.kind === 'term' ? { ...entry, content: change(entry.content) } : entry,
        ),
      }
    case 'table':
      return { ...block, caption: block.caption && change(block.caption) }
    case 'list':
    case 'quote':
    case 'picture':
    case 'code':
    case 'video':
      return block
  }
}
