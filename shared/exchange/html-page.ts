import { bytesAsData } from './data-address.ts'
import type { FactEntry, Publication, PublicationFact } from './publication.ts'
import type { Block } from './text-tree.ts'
import { withPictures } from './with-pictures.ts'
import { escapeText, writeHtml } from './write-html.ts'

/** How the page looks, on a screen and on paper: A4, headings with what follows them, tables that may break between rows. */
export const pageLook = `
:root { color-scheme: light; }
body { max-width: 42rem; margin: 2.5rem auto; padding: 0 1rem; font: 1.0625rem/1.6 'Source Serif 4', Georgia, serif; color: #1b1c1f; }
h1, h2, h3, h4, h5, h6, .kind, dl.facts { font-family: Inter, system-ui, sans-serif; line-height: 1.25; break-after: avoid; }
h1 { font-size: 1.9rem; margin: 0 0 1.5rem; }
.kind { margin: 0 0 .5rem; color: #4d515a; font-size: .875rem; }
a { color: #0e47cb; }
img { max-width: 100%; height: auto; }
figure { margin: 1.5rem 0; break-inside: avoid; }
figure.left { float: left; max-width: 45%; margin: .3rem 1.5rem 1rem 0; }
figure.right { float: right; max-width: 45%; margin: .3rem 0 1rem 1.5rem; }
figure.center { text-align: center; }
figcaption, caption { color: #4d515a; font-size: .875rem; text-align: left; }
table { border-collapse: collapse; width: 100%; margin: 1.5rem 0; font-size: .9375rem; }
th, td { border: 1px solid #8e939d; padding: .35rem .6rem; text-align: left; vertical-align: top; }
th { background: #f6f6f4; }
tr { break-inside: avoid; }
blockquote { margin: 1.5rem 0; padding-left: 1rem; border-left: 3px solid #cfd1d6; }
pre { padding: .75rem; background: #f6f6f4; overflow-x: auto; white-space: pre-wrap; }
code { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: .9em; }
dl.facts { clear: both; margin-top: 3rem; padding-top: 1rem; border-top: 1px solid #cfd1d6; font-size: .875rem; }
dl.facts dt { color: #4d515a; font-weight: 600; }
dl.facts dd { margin: 0 0 .75rem; }
dl.facts p { margin: 0; }
@page { size: A4; margin: 20mm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 11pt; } }
`.trim()

function figure(html: string, caption: string | null, align: string | null): string {
  const place = align === 'left' || align === 'right' || align === 'center' ? ` class="${align}"` : ''
  const words = caption === null ? '' : `<figcaption>${escapeText(caption)}</figcaption>`
  return `<figure${place}>${html}${words}</figure>`
}

/** Blocks as a page shows them: a caption under its picture, a video as the link it stands for. */
function shown(blocks: readonly Block[], { pictures }: Publication): string {
  const carried = withPictures(blocks, picture => {
    const content = pictures.get(picture.src)
    return content ? { ...picture, src: bytesAsData(content.bytes, content.mediaType) } : picture
  })
  return carried
    .map(block => {
      switch (block.kind) {
        case 'picture':
          return figure(writeHtml([{ ...block, caption: null, align: null }]), block.caption, block.align)
        case 'video': {
          const title = block.title ?? block.src
          const content = [
            { kind: 'text', text: title, marks: [], link: { href: block.src, title: null, hreflang: null } },
          ] as const
          return writeHtml([{ kind: 'paragraph', content }])
        }
        default:
          return writeHtml([block])
      }
    })
    .join('\n')
}

function entry(each: FactEntry, publication: Publication): string {
  switch (each.kind) {
    case 'text':
      return `<p>${escapeText(each.text)}</p>`
    case 'link': {
      const content = [
        { kind: 'text', text: each.text, marks: [], link: { href: each.href, title: null, hreflang: null } },
      ] as const
      return writeHtml([{ kind: 'paragraph', content }])
    }
    case 'blocks':
      return shown(each.blocks, publication)
  }
}

function fact({ label, entries }: PublicationFact, publication: Publication): string {
  return `<dt>${escapeText(label)}</dt><dd>${entries.map(each => entry(each, publication)).join('')}</dd>`
}

/** The running text of a publication as HTML. */
export function publishedText(publication: Publication): string {
  return shown(publication.blocks, publication)
}

/** Its other fields as HTML; empty where there are none. */
export function factList(publication: Publication): string {
  const { facts } = publication
  return facts.length === 0
    ? ''
    : `<dl class="facts">\n${facts.map(each => fact(each, publication)).join('\n')}\n</dl>\n`
}

/**
 * An item as one HTML file that needs nothing else: its pictures are in it. `language` is a BCP 47 tag. The page holds no
 * script, and says so to whoever opens it.
 */
export function htmlPage(publication: Publication, language: string): string {
  const { title, kind } = publication
  return `<!DOCTYPE html>
<html lang="${escapeText(language).replace(/"/g, '&quot;')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: https:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>
${pageLook}
</style>
</head>
<body>
<article>
<p class="kind">${escapeText(kind)}</p>
<h1>${escapeText(title)}</h1>
${publishedText(publication)}
</article>
${factList(publication)}</body>
</html>
`
}
