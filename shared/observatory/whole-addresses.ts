import { withInlineContent, withInnerBlocks } from '../exchange/parts-of-block.ts'
import type { Block, Inline, Link } from '../exchange/text-tree.ts'

/**
 * Blocks whose addresses lead to the service at `publicUrl` from wherever they are read: those that begin at its root are
 * completed, all others stay. Letters of the text that look like an address are none.
 */
export function withWholeAddresses(blocks: readonly Block[], publicUrl: string): readonly Block[] {
  // Two slashes begin the name of another host.
  const whole = (address: string) => (/^\/(?!\/)/.test(address) ? publicUrl + address : address)
  const wholeLink = (link: Link | null) => link && { ...link, href: whole(link.href) }
  const wholeInline = (inline: Inline): Inline => {
    switch (inline.kind) {
      case 'text':
        return { ...inline, link: wholeLink(inline.link) }
      case 'picture':
        return { ...inline, src: whole(inline.src), link: wholeLink(inline.link) }
      case 'break':
        return inline
    }
  }
  const wholeBlock = (block: Block): Block => {
    switch (block.kind) {
      case 'picture':
        return { ...block, src: whole(block.src), link: wholeLink(block.link) }
      case 'video':
        return { ...block, src: whole(block.src) }
      case 'quote':
        return { ...block, cite: block.cite && whole(block.cite), blocks: block.blocks.map(wholeBlock) }
      default:
        return withInlineContent(
          withInnerBlocks(block, inner => inner.map(wholeBlock)),
          content => content.map(wholeInline),
        )
    }
  }
  return blocks.map(wholeBlock)
}
