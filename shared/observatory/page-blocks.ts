import { fileIdOf } from '../content/kept-file.ts'
import { withInnerBlocks } from '../exchange/parts-of-block.ts'
import { type Block, type HeadingLevel, headingLevels, type Inline, plainRun } from '../exchange/text-tree.ts'
import { withPictures } from '../exchange/with-pictures.ts'

function levelOf(number: number): HeadingLevel {
  return headingLevels[number - 1] ?? 6
}

/**
 * Headings as they stand below a page's own: from the second level on, and none a level deeper than the one before allows, so
 * that whoever walks from heading to heading misses none. Those in quotes, lists and tables are walked through with the others.
 */
function belowTitle(blocks: readonly Block[]): readonly Block[] {
  let before = 1
  const lowered = (block: Block): Block => {
    if (block.kind !== 'heading') return withInnerBlocks(block, inner => inner.map(lowered))
    const level = levelOf(Math.min(Math.max(block.level, 2), before + 1))
    before = level
    return { ...block, level }
  }
  return blocks.map(lowered)
}

/** What stands in for a picture that another website would have to be asked for: who reads what is nobody's to know. */
function linkInstead(src: string, name: string): readonly Inline[] {
  return [{ ...plainRun(name), link: { href: src, title: null, hreflang: null } }]
}

/** Blocks of a running text as a public page shows them. `nameOf` names a picture elsewhere by its alternative text. */
export function pageBlocks(blocks: readonly Block[], nameOf: (alt: string) => string): readonly Block[] {
  return belowTitle(
    withPictures(blocks, picture =>
      fileIdOf(picture.src) === null ? linkInstead(picture.src, nameOf(picture.alt)) : picture,
    ),
  )
}
