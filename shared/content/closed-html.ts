import { Parser } from 'htmlparser2'
import { letterBehind } from './letter-behind.ts'

/**
 * The same HTML with the end tags that it leaves out at its end, so that something else can stand behind it; unchanged
 * where nothing is open. An unfinished tag at the end (`<a href="`) becomes text.
 */
export function closedHtml(html: string): string {
  const open: string[] = []
  let isTextAfter = false
  let end = 0
  const read = () => {
    end = Math.max(end, parser.endIndex + 1)
  }
  const parser = new Parser({
    onopentag: name => {
      open.push(name)
      read()
    },
    onclosetag: () => {
      open.pop()
      read()
    },
    ontext: () => {
      isTextAfter = true
      read()
    },
    oncomment: read,
    onprocessinginstruction: read,
  })
  parser.write(html)
  const finished = end
  const stillOpen = [...open].reverse()
  isTextAfter = false
  parser.write(letterBehind(html))
  if (!isTextAfter) {
    const unfinished = html.slice(finished)
    // Every sign of it at once: one after the other would take the square of its length.
    return unfinished.includes('<')
      ? closedHtml(html.slice(0, finished) + unfinished.replaceAll('<', '&lt;'))
      : html
  }
  return html + stillOpen.map(name => `</${name}>`).join('')
}
