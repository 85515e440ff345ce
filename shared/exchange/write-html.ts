import { isAllowedLink } from '../content/allowed-html.ts'
import { joinedRuns } from './inline-content.ts'
import type { Block, Cell, DefinitionEntry, Inline, Picture, Row, Run } from './text-tree.ts'

/** Text as HTML text. */
export function escapeText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\u00a0/g, '&nbsp;')
}

function attributes(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escapeText(value).replace(/"/g, '&quot;')}"`))
    .join('')
}

/** The tags around a run, the outermost first. */
function tagsOf({ link, marks }: Run): readonly { readonly open: string; readonly name: string }[] {
  const around =
    link && isAllowedLink(link.href) ? [{ name: 'a', open: `<a${attributes({ ...link })}>` }] : []
  return [...around, ...marks.map(mark => ({ name: mark, open: `<${mark}>` }))]
}

function picture({ src, alt, caption, align, width, height }: Picture): string {
  return `<img${attributes({ src, alt, width, height, 'data-align': align, 'data-caption': caption })}>`
}

/** Inline content as HTML; tags that go on over several runs are written once. */
function writeInline(content: readonly Inline[]): string {
  const parts: string[] = []
  let open: readonly { readonly open: string; readonly name: string }[] = []
  const change = (next: typeof open) => {
    let shared = 0
    while (shared < open.length && shared < next.length && open[shared]?.open === next[shared]?.open)
      shared += 1
    for (const tag of open.slice(shared).reverse()) parts.push(`</${tag.name}>`)
    for (const tag of next.slice(shared)) parts.push(tag.open)
    open = next
  }
  for (const inline of joinedRuns(content)) {
    if (inline.kind === 'text') {
      change(tagsOf(inline))
      parts.push(escapeText(inline.text))
    } else if (inline.kind === 'break') parts.push('<br>')
    else {
      change(inline.link ? tagsOf({ kind: 'text', text: '', marks: [], link: inline.link }) : [])
      parts.push(picture(inline))
    }
  }
  change([])
  return parts.join('')
}

/** Blocks inside an item or a cell: one paragraph stands there as plain text, as the portal writes it. */
function inside(blocks: readonly Block[]): string {
  const [first, ...others] = blocks
  const isPlain = first?.kind === 'paragraph' && others.every(other => other.kind === 'list')
  return isPlain ? writeInline(first.content) + writeHtml(others) : writeHtml(blocks)
}

function cell({ isHeader, scope, colspan, rowspan, blocks }: Cell): string {
  const name = isHeader ? 'th' : 'td'
  const spans = attributes({
    colspan: colspan === 1 ? null : String(colspan),
    rowspan: rowspan === 1 ? null : String(rowspan),
    scope: isHeader ? scope : null,
  })
  return `<${name}${spans}>${inside(blocks)}</${name}>`
}

function rows(each: readonly Row[]): string {
  return each.map(row => `<tr>${row.map(cell).join('')}</tr>`).join('')
}

function entry(each: DefinitionEntry): string {
  return each.kind === 'term' ? `<dt>${writeInline(each.content)}</dt>` : `<dd>${inside(each.blocks)}</dd>`
}

function block(each: Block): string {
  switch (each.kind) {
    case 'paragraph':
      return `<p>${writeInline(each.content)}</p>`
    case 'heading':
      return `<h${each.level}>${writeInline(each.content)}</h${each.level}>`
    case 'list': {
      const items = each.items.map(item => `<li>${inside(item)}</li>`).join('')
      const start = attributes({ start: each.start === 1 ? null : String(each.start) })
      return each.ordered ? `<ol${start}>${items}</ol>` : `<ul>${items}</ul>`
    }
    case 'definitions':
      return `<dl>${each.entries.map(entry).join('')}</dl>`
    case 'quote':
      return `<blockquote${attributes({ cite: each.cite })}>${writeHtml(each.blocks)}</blockquote>`
    case 'code':
      return `<pre><code>${escapeText(each.text)}</code></pre>`
    case 'table': {
      const caption = each.caption === null ? '' : `<caption>${writeInline(each.caption)}</caption>`
      const head = each.head.length === 0 ? '' : `<thead>${rows(each.head)}</thead>`
      const body = each.body.length === 0 ? '' : `<tbody>${rows(each.body)}</tbody>`
      return `<table>${caption}${head}${body}</table>`
    }
    case 'picture':
      return each.link ? `<p>${writeInline([each])}</p>` : picture(each)
    case 'video': {
      const { src, title, width, height } = each
      return `<iframe${attributes({ src, title, width, height })} allowfullscreen=""></iframe>`
    }
  }
}

/** Blocks as body HTML: only elements and attributes that the portal accepts. */
export function writeHtml(blocks: readonly Block[]): string {
  return blocks.map(block).join('')
}
