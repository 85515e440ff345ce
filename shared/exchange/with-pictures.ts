import { folded } from './inline-content.ts'
import type { Block, Inline, Picture, Row } from './text-tree.ts'

/** The same blocks with every picture as `change` gives it back, or with what stands in for it; nothing takes it out. */
export function withPictures(
  blocks: readonly Block[],
  change: (picture: Picture) => Picture | readonly Inline[],
): readonly Block[] {
  const inside = (content: readonly Inline[]): readonly Inline[] =>
    content.some(inline => inline.kind === 'picture')
      ? folded(content.flatMap(inline => (inline.kind === 'picture' ? change(inline) : [inline])))
      : content
  const rows = (each: readonly Row[]): readonly Row[] =>
    each.map(row => row.map(cell => ({ ...cell, blocks: withPictures(cell.blocks, change) })))
  const changed = (block: Block): readonly Block[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading': {
        const content = inside(block.content)
        return content.length > 0 || block.content.length === 0 ? [{ ...block, content }] : []
      }
      case 'picture': {
        const instead = change(block)
        if ('kind' in instead) return [instead]
        return instead.length === 0 ? [] : [{ kind: 'paragraph', content: instead }]
      }
      case 'list':
        return [{ ...block, items: block.items.map(item => withPictures(item, change)) }]
      case 'quote':
        return [{ ...block, blocks: withPictures(block.blocks, change) }]
      case 'definitions':
        return [
          {
            ...block,
            entries: block.entries.map(entry =>
              entry.kind === 'term'
                ? { ...entry, content: inside(entry.content) }
                : { ...entry, blocks: withPictures(entry.blocks, change) },
            ),
          },
        ]
      case 'table':
        return [
          {
            ...block,
            caption: block.caption && inside(block.caption),
            head: rows(block.head),
            body: rows(block.body),
          },
        ]
      case 'code':
      case 'video':
        return [block]
    }
  }
  return blocks.flatMap(changed)
}
