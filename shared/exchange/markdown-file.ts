import { bytesAsData } from './data-address.ts'
import type { FactEntry, Publication } from './publication.ts'
import { type Block, plainRun } from './text-tree.ts'
import { withPictures } from './with-pictures.ts'
import { writeMarkdown } from './write-markdown.ts'

function entryBlocks(entry: FactEntry): readonly Block[] {
  switch (entry.kind) {
    case 'text':
      return [{ kind: 'paragraph', content: [plainRun(entry.text)] }]
    case 'link': {
      const link = { href: entry.href, title: null, hreflang: null }
      return [{ kind: 'paragraph', content: [{ kind: 'text', text: entry.text, marks: [], link }] }]
    }
    case 'blocks':
      return entry.blocks
  }
}

/** An item as one file of Markdown: its title, its text with the pictures in it, and its other fields as a list. */
export function markdownFile({ title, blocks, facts, pictures }: Publication): string {
  const items = facts.map(({ label, entries }): readonly Block[] => [
    { kind: 'paragraph', content: [{ ...plainRun(label), marks: ['strong'] }] },
    { kind: 'list', ordered: false, start: 1, items: entries.map(entryBlocks) },
  ])
  const all: readonly Block[] = [
    { kind: 'heading', level: 1, content: [plainRun(title)] },
    ...blocks,
    ...(items.length > 0 ? [{ kind: 'list', ordered: false, start: 1, items } as const] : []),
  ]
  const carried = withPictures(all, picture => {
    const content = pictures.get(picture.src)
    return content ? { ...picture, src: bytesAsData(content.bytes, content.mediaType) } : picture
  })
  return writeMarkdown(carried)
}
