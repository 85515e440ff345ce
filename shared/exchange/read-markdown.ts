import MarkdownIt from 'markdown-it'
import { type ReadText, readHtml } from './read-html.ts'

// HTML in Markdown is read as HTML is read everywhere here: only what a body can hold comes through.
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false })
// Addresses stay as written; which of them may be followed is decided where links are read.
markdown.normalizeLink = address => address
markdown.normalizeLinkText = text => text

/** What a file of Markdown says about itself before its text, between two lines of dashes. */
const frontMatter = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

/** The title that a file of Markdown gives itself; null where it gives none. */
export function titleInFrontMatter(text: string): string | null {
  const facts = frontMatter.exec(text)?.[1]
  const title = facts === undefined ? undefined : /^title:(.*)$/im.exec(facts)?.[1]?.trim()
  return title === undefined || title === '' ? null : title.replace(/^(["'])(.*)\1$/, '$2')
}

/** Reads Markdown (CommonMark with tables) as a tree of blocks. */
export function readMarkdown(text: string, options: Parameters<typeof readHtml>[1]): ReadText {
  return readHtml(markdown.render(text.replace(frontMatter, '')), options)
}
