import { folded } from './inline-content.ts'
import { withInlineContent, withInnerBlocks } from './parts-of-block.ts'
import type { Block, Inline, Picture } from './text-tree.ts'

/** The same blocks with every picture as `change` gives it back, or with what stands in for it; nothing takes it out. */
export function withPictures(
  blocks: readonly Block[],
  change: (picture: Picture) => Picture | readonly Inline[],
): readonly Block[] {
  const inside = (content: readonly Inline[]): readonly Inline[] =>
    content.some(inline => inline.kind === 'picture')
      ? folded(content.flatMap(inline => (inline.kind === 'picture' ? change(inline) : [inline])))
      : content
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
      default:
        return [
          withInlineContent(
            withInnerBlocks(block, inner => withPictures(inner, change)),
            inside,
          ),
        ]
    }
  }
  return blocks.flatMap(changed)
}
