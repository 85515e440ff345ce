import { sanitise } from '../../editor/html/sanitise.ts'

/** HTML that has gone through the one sanitiser. Nothing in it runs or loads on the way. */
export function gatedHtml(html: string): string {
  // Elements of a document that is not on screen load nothing.
  const holder = document.implementation.createHTMLDocument('').createElement('div')
  holder.append(holder.ownerDocument.importNode(sanitise(html), true))
  return holder.innerHTML
}
