import { readHtml } from '#shared/exchange/read-html.ts'
import { plainRun } from '#shared/exchange/text-tree.ts'
import { withPictures } from '#shared/exchange/with-pictures.ts'
import { writeHtml } from '#shared/exchange/write-html.ts'

/**
 * Body HTML with its placeholders replaced by the addresses of kept pictures. A picture without one gives way to its
 * alternative text.
 */
export function placedPictures(html: string, addresses: ReadonlyMap<string, string>): string {
  if (!html.includes('#picture-')) return html
  const { blocks } = readHtml(html, { from: 'desk' })
  const placed = withPictures(blocks, picture => {
    if (!picture.src.startsWith('#picture-')) return picture
    const address = addresses.get(picture.src)
    if (address !== undefined) return { ...picture, src: address }
    const words = picture.alt !== '' ? picture.alt : (picture.caption ?? '')
    return words === '' ? [] : [plainRun(words)]
  })
  return writeHtml(placed)
}
