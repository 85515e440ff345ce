import { Mark, Node } from '@tiptap/core'

/** The name of a work: kept where it stands, so that its paragraph stays editable. */
export const CiteMark = Mark.create({
  name: 'cite',
  parseHTML: () => [{ tag: 'cite' }],
  renderHTML: () => ['cite', 0],
})

/** A quotation inside a sentence. */
export const InlineQuoteMark = Mark.create({
  name: 'inlineQuote',
  addAttributes: () => ({ cite: { default: null } }),
  parseHTML: () => [{ tag: 'q' }],
  renderHTML: ({ HTMLAttributes }) => ['q', HTMLAttributes, 0],
})

/** A picture: shown by its description, because the page loads nothing from the network. */
export const Picture = Node.create({
  name: 'picture',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: null },
    alt: { default: null },
    width: { default: null },
    height: { default: null },
    'data-align': { default: null },
    'data-caption': { default: null },
  }),
  parseHTML: () => [{ tag: 'img[src]' }],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
})
