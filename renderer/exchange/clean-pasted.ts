import { belowTitle, type FoundPicture, sortPictures } from '#shared/exchange/foreign-pictures.ts'
import type { LeftOut } from '#shared/exchange/html-vocabulary.ts'
import { readHtml } from '#shared/exchange/read-html.ts'
import { writeHtml } from '#shared/exchange/write-html.ts'

/** Letters of cleaned HTML that are pasted at once, at most: more is a document, and has its own way in. */
export const mostPasted = 600_000

/** What another program has put on the clipboard, as the editor takes it. */
export interface CleanedPaste {
  /** Body HTML; pictures in it are named by their placeholders. */
  readonly html: string
  readonly pictures: readonly FoundPicture[]
  /** Number of pictures that stand elsewhere; links took their places. */
  readonly remotePictures: number
  /** Number of pictures that the other program did not hand over. */
  readonly missingPictures: number
  readonly leftOut: LeftOut
}

/**
 * HTML of Word, LibreOffice, Google Docs or a web page as a body can hold it: structure stays, looks go. What comes out
 * still goes through the sanitiser, which is the one gate.
 */
export function cleanPasted(html: string): CleanedPaste {
  const fragment = betweenMarks(html)
  const { blocks, leftOut } = readHtml(fragment, { from: 'elsewhere' })
  const { blocks: sorted, found, remote, unreachable } = sortPictures(belowTitle(blocks))
  return {
    html: writeHtml(sorted),
    pictures: found,
    remotePictures: remote.length,
    missingPictures: unreachable,
    leftOut,
  }
}

/** What makes sense only inside what stands around it: rows that were copied out of a spreadsheet. */
const needsContext = /^\s*<(?:tr|td|th|tbody|thead|tfoot|col|colgroup|caption|li|dt|dd)\b/i

/** What was copied, where the clipboard holds a whole page around it. Source: Microsoft, HTML Clipboard Format. */
function betweenMarks(html: string): string {
  const start = html.indexOf('<!--StartFragment-->')
  const end = html.lastIndexOf('<!--EndFragment-->')
  if (start < 0 || end < start) return html
  const fragment = html.slice(start + '<!--StartFragment-->'.length, end)
  return needsContext.test(fragment) ? html : fragment
}
