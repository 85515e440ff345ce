import type { Block, List } from './text-tree.ts'

/** An item of a list as Word writes it to the clipboard: a paragraph that knows its level. */
export interface LooseItem {
  readonly kind: 'loose-item'
  readonly list: string
  readonly level: number
  readonly ordered: boolean
  readonly start: number
  readonly blocks: readonly Block[]
}

interface OpenList {
  readonly level: number
  readonly list: string
  readonly ordered: boolean
  readonly start: number
  readonly items: Block[][]
}

function closed({ ordered, start, items }: OpenList): List {
  return { kind: 'list', ordered, start, items }
}

/** Items that follow one another become lists, nested by their levels. */
export function gatherItems(blocks: readonly (Block | LooseItem)[]): readonly Block[] {
  const gathered: Block[] = []
  let open: OpenList[] = []

  function closeDownTo(depth: number): void {
    while (open.length > depth) {
      const last = open.pop()
      if (last === undefined) return
      const parent = open.at(-1)?.items.at(-1)
      if (parent) parent.push(closed(last))
      else gathered.push(closed(last))
    }
  }

  for (const block of blocks) {
    if (block.kind !== 'loose-item') {
      closeDownTo(0)
      gathered.push(block)
      continue
    }
    closeDownTo(open.filter(list => list.level <= block.level).length)
    const top = open.at(-1)
    const isSame = top?.level === block.level && top.ordered === block.ordered && top.list === block.list
    if (top?.level === block.level && !isSame) closeDownTo(open.length - 1)
    if (!isSame) {
      const { level, list, ordered, start } = block
      open = [...open, { level, list, ordered, start, items: [] }]
    }
    open.at(-1)?.items.push([...block.blocks])
  }
  closeDownTo(0)
  return gathered
}
