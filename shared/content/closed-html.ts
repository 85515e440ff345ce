import { Parser } from 'htmlparser2'

/**
 * The same HTML with the end tags that it leaves out at its end, so that something else can stand behind it; unchanged
 * where nothing is open. An unfinished tag at the end (`<a href="`) becomes text.
 */
export function closedHtml(html: string): string {
  const open: string[] = []
  let isTextAfter = false
  const parser = new Parser({
    onopentag: name => {
      open.push(name)
    },
    onclosetag: () => {
      open.pop()
    },
    ontext: () => {
      isTextAfter = true
    },
  })
  parser.write(html)
  const stillOpen = [...open].reverse()
  isTextAfter = false
  // A letter behind whole HTML is text; behind an open tag it would be a part of that.
  parser.write('x')
  if (!isTextAfter) {
    const tag = html.lastIndexOf('<')
    return tag < 0 ? html : closedHtml(`${html.slice(0, tag)}&lt;${html.slice(tag + 1)}`)
  }
  return html + stillOpen.map(name => `</${name}>`).join('')
}
