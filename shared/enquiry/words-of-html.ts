import { Tokenizer } from 'htmlparser2'
import type { ReceivedMessage } from './enquiry.ts'

/** Elements that stand on lines of their own, as they are read. */
const lines = new Set(
  [
    'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd hr br blockquote pre figure figcaption table caption tr td th',
    'thead tbody tfoot section article header footer main nav aside address center form fieldset legend details summary',
    'html head title body',
  ].flatMap(names => names.split(' ')),
)

/** What stands in these is read by nobody. */
const unread = new Set(['style', 'script'])

/**
 * All words that somebody may read in the HTML of a mail, each line on a line: its text, what pictures are described by, and
 * the addresses that links write to. It takes as long as the HTML is long: what is nested, or left open, is counted by nobody,
 * as whoever wrote it may have written it against whoever reads it.
 */
export function wordsOfHtml(html: string): string {
  const parts: string[] = []
  const addresses: string[] = []
  let name = ''
  let attribute = ''
  let value = ''
  let preformatted = 0
  const isRead = () => !unread.has(name)
  const nameAt = (start: number, end: number) => html.slice(start, end).toLowerCase()
  const breakAt = () => {
    if (lines.has(name)) parts.push('\n')
  }
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname: (start, end) => {
        name = nameAt(start, end)
        if (name === 'pre') preformatted += 1
        breakAt()
      },
      onclosetag: (start, end) => {
        name = nameAt(start, end)
        if (name === 'pre') preformatted = Math.max(0, preformatted - 1)
        breakAt()
        name = ''
      },
      ontext: (start, end) => {
        if (!isRead()) return
        const text = html.slice(start, end)
        // How the source is set in lines is seen in preformatted text alone.
        parts.push(preformatted > 0 ? text : text.replace(/\s+/g, ' '))
      },
      ontextentity: letter => {
        if (isRead()) parts.push(String.fromCodePoint(letter))
      },
      onattribname: (start, end) => {
        attribute = nameAt(start, end)
        value = ''
      },
      onattribdata: (start, end) => {
        value += html.slice(start, end)
      },
      onattribentity: letter => {
        value += String.fromCodePoint(letter)
      },
      onattribend: () => {
        if (attribute === 'alt') parts.push(` ${value} `)
        if (attribute === 'href' && /^\s*mailto:/i.test(value)) addresses.push(value)
      },
      oncdata: () => {},
      oncomment: () => {},
      ondeclaration: () => {},
      onend: () => {},
      onopentagend: () => {},
      onprocessinginstruction: () => {},
      onselfclosingtag: () => {},
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return [parts.join('').replace(/[^\S\n]+/g, ' '), ...addresses].join('\n')
}

/** What a message says: its text, or the words of its HTML where that is all that there is. */
export function wordsOfMessage({ text, html }: Pick<ReceivedMessage, 'text' | 'html'>): string {
  return text.trim() === '' && html !== null ? wordsOfHtml(html) : text
}
