import { baseKeymap } from '@tiptap/pm/commands'
import { history } from '@tiptap/pm/history'
import { keymap } from '@tiptap/pm/keymap'
import { DOMParser as DocumentParser, Schema } from '@tiptap/pm/model'
import { addListNodes } from '@tiptap/pm/schema-list'
import { EditorState } from '@tiptap/pm/state'
import { tableNodes } from '@tiptap/pm/tables'
import { EditorView } from '@tiptap/pm/view'
import '../../../../renderer/ui/tokens.css'
import '../../../../renderer/ui/base.css'
import '../../../../renderer/editor/reading/prose.css'
import './bare.css'

/** The nodes of ProseMirror's own basic schema that the text needs. */
const { nodes } = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      attrs: { level: { default: 2 } },
      content: 'inline*',
      group: 'block',
      defining: true,
      parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: node => [`h${node.attrs['level']}`, 0],
    },
    blockquote: {
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    text: { group: 'inline' },
  },
}).spec

/** ProseMirror with nothing around it: its own lists and tables, history, the basic keys. */
const schema = new Schema({
  nodes: addListNodes(nodes, 'paragraph block*', 'block').append(
    tableNodes({ tableGroup: 'block', cellContent: 'inline*', cellAttributes: {} }),
  ),
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: element => ({ href: element.getAttribute('href') }) }],
      toDOM: node => ['a', { href: node.attrs['href'] }, 0],
    },
    em: { parseDOM: [{ tag: 'em' }], toDOM: () => ['em', 0] },
    strong: { parseDOM: [{ tag: 'strong' }], toDOM: () => ['strong', 0] },
  },
})

const place = document.querySelector('main')
const button = document.querySelector('button')
let view: EditorView | null = null

function show(html: string): void {
  view?.destroy()
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  view = new EditorView(place, {
    attributes: { class: 'prose', role: 'textbox', 'aria-label': 'Body' },
    state: EditorState.create({
      doc: DocumentParser.fromSchema(schema).parse(body),
      plugins: [history(), keymap(baseKeymap)],
    }),
  })
}

const opening = indexedDB.open('bare')
opening.onupgradeneeded = () => opening.result.createObjectStore('texts')

// Like any editor it reads the text that it opens from the browser's database.
button?.addEventListener('click', () => {
  const reading = opening.result.transaction('texts').objectStore('texts').get('text')
  reading.onsuccess = () => show(String(reading.result))
})
