import { Node } from '@tiptap/core'
import { saysSomething } from '#shared/content/body-source.ts'
import { isAllowedAttribute } from '../html/sanitise.ts'
import { textAttributes } from './text-attributes.ts'

const names = ['src', 'title', 'width', 'height', 'allowfullscreen'] as const

function isPlayer(element: Element | null): element is Element {
  return (
    element?.localName === 'iframe' && isAllowedAttribute('iframe', 'src', element.getAttribute('src') ?? '')
  )
}

/** The player of a paragraph that holds nothing else, as some editors write one. */
function playerIn(paragraph: HTMLElement): Element | null {
  // Asked of each paragraph that is read: first what is soon said.
  const { firstElementChild: only, childElementCount: count } = paragraph
  if (count !== 1 || !isPlayer(only)) return null
  const isAlone = [...paragraph.childNodes].every(
    node => node === only || !saysSomething(node.textContent ?? ''),
  )
  return isAlone ? only : null
}

/** An embedded player. The editor draws a card for it; the player itself is never loaded. */
export const Video = Node.create({
  name: 'video',
  group: 'block',
  atom: true,
  draggable: true,

  addAttributes: () => ({
    ...textAttributes(...names),
    /** Whether it stands in a paragraph of its own. */
    inParagraph: { default: false, rendered: false, parseHTML: element => element.localName === 'p' },
  }),

  parseHTML: () => [
    { tag: 'iframe[src]', getAttrs: element => (isPlayer(element) ? null : false) },
    {
      tag: 'p',
      priority: 60,
      getAttrs: element => {
        const player = playerIn(element)
        return player !== null && Object.fromEntries(names.map(name => [name, player.getAttribute(name)]))
      },
    },
  ],

  renderHTML: ({ node, HTMLAttributes }) =>
    node.attrs['inParagraph'] === true ? ['p', ['iframe', HTMLAttributes]] : ['iframe', HTMLAttributes],
})
