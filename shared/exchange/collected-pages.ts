import { factList, pageLook, publishedText } from './html-page.ts'
import type { Publication } from './publication.ts'
import { escapeText } from './write-html.ts'

/** An older text of an item, to be read. */
interface CollectedVersion {
  /** When it was kept, and why, in words. */
  readonly label: string
  readonly publication: Publication
}

/** An item among many on one page. */
export interface CollectedItem {
  readonly id: string
  readonly publication: Publication
  /** Where it stands, in words: sent or not, deleted, when. */
  readonly standing: string
  readonly versions: readonly CollectedVersion[]
}

/** A list of links on the first page. */
export interface CollectedLink {
  readonly address: string
  readonly text: string
  readonly note: string
}

const more = `
article { margin-bottom: 4rem; padding-bottom: 2rem; border-bottom: 2px solid #cfd1d6; }
.standing { margin: 0 0 1.5rem; color: #4d515a; font-size: .875rem; }
details { margin: 1rem 0; padding: .5rem 1rem; border: 1px solid #cfd1d6; border-radius: 4px; }
summary { font: .875rem Inter, system-ui, sans-serif; }
li span { color: #4d515a; font-size: .875rem; }
`.trim()

function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>
${pageLook}
${more}
</style>
</head>
<body>
${body}
</body>
</html>
`
}

/** Kept files stand beside the pages, one folder up. */
function withFiles(html: string): string {
  return html.replace(/ (src|href)="\/files\/([0-9a-f]{64})"/g, ' $1="../files/$2"')
}

function versionOf({ label, publication }: CollectedVersion): string {
  return `<details>\n<summary>${escapeText(label)}</summary>\n${publishedText(publication)}\n</details>`
}

function articleOf({ id, publication, standing, versions }: CollectedItem): string {
  return `<article id="${escapeText(id)}">
<p class="kind">${escapeText(publication.kind)}</p>
<h1>${escapeText(publication.title)}</h1>
<p class="standing">${escapeText(standing)}</p>
${publishedText(publication)}
${factList(publication)}${versions.map(versionOf).join('\n')}
</article>`
}

/** Many items as one page without script, which shows pictures out of the folder `files` beside its own. */
export function collectedPage(title: string, items: readonly CollectedItem[]): string {
  return page(title, withFiles(items.map(articleOf).join('\n')))
}

/** The page that one begins with. `sentences` stand over the links. */
export function startingPage(
  title: string,
  sentences: readonly string[],
  links: readonly CollectedLink[],
): string {
  const lines = links.map(
    ({ address, text, note }) =>
      `<li><a href="${escapeText(address)}">${escapeText(text)}</a> <span>${escapeText(note)}</span></li>`,
  )
  const paragraphs = sentences.map(sentence => `<p>${escapeText(sentence)}</p>`)
  return page(title, [`<h1>${escapeText(title)}</h1>`, ...paragraphs, '<ul>', ...lines, '</ul>'].join('\n'))
}
