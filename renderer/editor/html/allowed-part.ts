import { disallowedHtml } from '#shared/content/allowed-html.ts'
import { sanitise } from './sanitise.ts'

/** What of some HTML may stand in a body: all of it, letter for letter, where nothing is against it. */
export function allowedPart(html: string): string {
  if (disallowedHtml(html).length === 0) return html
  const holder = document.createElement('template')
  holder.content.append(sanitise(html))
  return holder.innerHTML
}
