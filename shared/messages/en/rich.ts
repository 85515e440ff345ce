import { counted, plural } from '../plural.ts'

/** What the words at the caret, or what is put there, is called on its button and in the list of keys. */
const formats = {
  paragraph: 'Plain paragraph',
  heading2: 'Heading 2',
  heading3: 'Heading 3',
  heading4: 'Heading 4',
  bold: 'Bold',
  italic: 'Italic',
  link: 'Link',
  bulletList: 'Bulleted list',
  orderedList: 'Numbered list',
  definitionList: 'Definition list',
  quote: 'Quote',
  picture: 'Picture',
  table: 'Table',
  video: 'Video',
  code: 'Code',
  codeBlock: 'Code block',
  cite: 'Title of a work',
  inlineQuote: 'Quotation in a sentence',
  lineBreak: 'Line break',
  moveUp: 'Move the paragraph up',
  moveDown: 'Move the paragraph down',
  tools: 'Go to the formatting tools',
  undo: 'Undo',
  redo: 'Redo',
}

const tableCommands = {
  rowAbove: 'Insert row above',
  rowBelow: 'Insert row below',
  columnBefore: 'Insert column before',
  columnAfter: 'Insert column after',
  headerRow: 'Header row',
  caption: 'Caption',
  mergeCells: 'Merge cells',
  splitCell: 'Split cell',
  removeRow: 'Delete row',
  removeColumn: 'Delete column',
  deleteTable: 'Delete table',
}

const keptKinds: Readonly<Record<string, string>> = {
  p: 'a paragraph',
  ul: 'a list',
  ol: 'a list',
  dl: 'a definition list',
  table: 'a table',
  blockquote: 'a quote',
  pre: 'a block of code',
  iframe: 'a video',
  img: 'a picture',
}

function keptKind(element: string): string {
  return /^h[1-6]$/.test(element) ? 'a heading' : (keptKinds[element] ?? 'a part')
}

/** What stands in a text besides paragraphs: tables, pictures, videos. */
export const rich = {
  formats,
  tableCommands,
  more: 'More formatting',
  tableMenu: 'Table: rows, columns, caption',
  keptTitle: ({ element }: { element: string }) =>
    `Kept as it is: ${keptKind(element)} that cannot be edited here`,
  keptHelp:
    'It is stored letter for letter as it came. Select it to delete it or to move it with Alt+↑ and Alt+↓. HTML view shows its source.',
  picture: {
    insert: 'Insert picture',
    edit: 'Picture',
    choose: 'Choose a picture …',
    replace: 'Replace …',
    dropHere: 'Picture: drop or paste here',
    dropHint: 'or drop or paste one here',
    rule: 'PNG, JPEG or GIF.',
    missing: 'Choose a picture first.',
    alt: 'Alternative text',
    altHelp: 'What the picture shows, for people who do not see it. One sentence.',
    altMissing: 'No alternative text',
    altOf: ({ alt }: { alt: string }) => `Alternative text: ${alt}`,
    caption: 'Caption',
    captionHelp: 'Stands below the picture for every reader.',
    captionOf: ({ caption }: { caption: string }) => `Caption: ${caption}`,
    align: 'Position',
    aligned: { none: 'In the text', left: 'Left', center: 'Centre', right: 'Right' },
    elsewhere: 'Picture from the web, not loaded here',
    save: 'Save',
    add: 'Insert',
    remove: 'Remove picture',
    name: ({ alt }: { alt: string }) => (alt === '' ? 'Picture without alternative text' : alt),
    stored: ({ count }: { count: number }) =>
      plural(count, { one: 'Picture inserted.', other: `${counted(count)} pictures inserted.` }),
  },
  video: {
    insert: 'Insert video',
    edit: 'Video',
    address: 'Address',
    addressHelp: ({ hosts }: { hosts: readonly string[] }) =>
      `The page on which it can be watched, on ${hosts.slice(0, -1).join(', ')} or ${hosts.at(-1) ?? ''}.`,
    hosts: ['YouTube', 'Vimeo', 'peertube.eu'],
    title: 'Title',
    titleHelp: 'Read out by screen readers, and shown on the card.',
    untitled: 'Video',
    open: 'Open in browser',
    openOf: ({ title }: { title: string }) => `Open “${title}” in the browser`,
    failed: 'The browser could not be opened.',
    empty: 'Type the address of a video.',
    notAnAddress: 'This is no web address.',
    noVideo: ({ host }: { host: string }) =>
      `This page of ${host} shows no single video. Open the video and copy its address.`,
    otherHost: ({ host }: { host: string }) =>
      `Videos of ${host} cannot be embedded. The portal accepts YouTube, Vimeo and peertube.eu; link to this one instead.`,
    save: 'Save',
    add: 'Insert',
    remove: 'Remove video',
  },
  link: {
    notAnAddress: 'This is no whole web address: after https:// comes a name such as osor.eu.',
    spaces: 'An address has no spaces in it.',
    mail: 'After mailto: comes an e-mail address such as name@example.eu.',
    phone: 'After tel: comes a number such as +32 2 123 45 67.',
    scheme: ({ scheme }: { scheme: string }) =>
      `Links cannot lead to ${scheme} addresses. Use https://, http://, mailto: or tel:.`,
  },
}
