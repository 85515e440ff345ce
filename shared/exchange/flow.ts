import { folded, withoutLastBreaks } from './inline-content.ts'
import type { Block, Inline } from './text-tree.ts'
import type { LooseItem } from './word-lists.ts'

/** What stands in a flow before lists of paragraphs are gathered. */
export type Loose = Block | LooseItem

/** Collects blocks; text between them becomes paragraphs. */
export class Flow {
  readonly blocks: Loose[] = []
  private line: Inline[] = []

  add(inline: Inline): void {
    this.line.push(inline)
  }

  /** Ends the open line; what stood in it becomes what `make` says. */
  endLine(make: (content: readonly Inline[]) => readonly Loose[] = asParagraph): void {
    const content = withoutLastBreaks(folded(this.line))
    this.line = []
    if (content.length > 0) this.blocks.push(...make(content))
  }

  block(block: Loose): void {
    this.endLine()
    this.blocks.push(block)
  }
}

/** A line as the paragraph that it is. */
export function asParagraph(content: readonly Inline[]): readonly Block[] {
  return [{ kind: 'paragraph', content }]
}
