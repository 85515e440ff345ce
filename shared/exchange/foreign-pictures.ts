import { type Block, headingLevels, type Inline, type Picture, plainRun } from './text-tree.ts'
import { withPictures } from './with-pictures.ts'

/** A picture that came with a text, before it is kept: its bytes, and the address that stands for it in the text. */
export interface FoundPicture {
  /** `#picture-1`: no address of anything, so that it can be told from every other one. */
  readonly placeholder: string
  readonly alt: string
  /** A name for the file, without a path. */
  readonly name: string
  /** The content in base64. */
  readonly base64: string
}

/** Pictures by what can be done with them. */
export interface SortedPictures {
  readonly blocks: readonly Block[]
  readonly found: readonly FoundPicture[]
  /** Addresses of pictures elsewhere, which a link now stands for: nothing is fetched. */
  readonly remote: readonly string[]
  /** Number of pictures that are on another computer or in another program, out of reach. */
  readonly unreachable: number
}

const dataAddress = /^data:image\/([a-z0-9.+-]+);base64,/i

/** The address that stands for the picture with a number, from 1, until it is kept. */
export function placeholderOf(number: number): string {
  return `#picture-${number}`
}

/** The last part of an address's path, as people would name the picture. */
function nameIn(address: string): string {
  const path = address.split(/[?#]/, 1)[0] ?? ''
  return path.split('/').at(-1) ?? ''
}

/** What stands for a picture that cannot be kept: a link to it by its alternative text, or that text alone. */
function standIn({ src, alt, caption }: Picture, isRemote: boolean): readonly Inline[] {
  const words = alt !== '' ? alt : (caption ?? '')
  if (!isRemote) return words === '' ? [] : [plainRun(words)]
  const name = words !== '' ? words : nameIn(src)
  const link = { href: src, title: null, hreflang: null }
  return [{ kind: 'text', text: name === '' ? src : name, marks: [], link }]
}

/** Takes the pictures of a foreign text apart. Nothing is fetched. */
export function sortPictures(blocks: readonly Block[]): SortedPictures {
  const found = new Map<string, FoundPicture>()
  const remote: string[] = []
  let unreachable = 0
  const sorted = withPictures(blocks, picture => {
    const { src, alt } = picture
    const type = dataAddress.exec(src)
    if (type) {
      const known = found.get(src)
      const placeholder = known?.placeholder ?? placeholderOf(found.size + 1)
      const base64 = src.slice(type[0].length).replace(/\s+/g, '')
      const name = `picture-${found.size + 1}.${(type[1] ?? '').toLowerCase().replace('jpeg', 'jpg')}`
      if (!known) found.set(src, { placeholder, alt, name, base64 })
      return { ...picture, src: placeholder }
    }
    if (/^https?:\/\//i.test(src)) {
      remote.push(src)
      return standIn(picture, true)
    }
    unreachable += 1
    return standIn(picture, false)
  })
  return { blocks: sorted, found: [...found.values()], remote, unreachable }
}

/**
 * The page's own title is the only first-level heading: where a text brings one of its own, all of its headings step
 * down by a level.
 */
export function belowTitle(blocks: readonly Block[]): readonly Block[] {
  const levels = new Set(blocks.flatMap(block => (block.kind === 'heading' ? [block.level] : [])))
  if (!levels.has(1)) return blocks
  return blocks.map(block =>
    block.kind === 'heading' ? { ...block, level: headingLevels[block.level] ?? 6 } : block,
  )
}
