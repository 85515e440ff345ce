import type { ItemId } from '../content/identity.ts'
import type { EnquiryCategory } from '../enquiry/contact-form.ts'

/** Where the service lists what is published, for everybody. */
export const publishedPath = '/published'

/** Where everybody may write to the observatory. */
export const contactPath = '/contact'

/** Where the service shows a published item to everybody. */
export function publicPathOf(item: ItemId): string {
  return `/items/${item}`
}

/** Where the service has a published event as a calendar file. */
export function calendarPathOf(item: ItemId): string {
  return `${publicPathOf(item)}.ics`
}

function addressAt(service: string, path: string): string {
  return service.replace(/\/+$/, '') + path
}

/** The whole address of a published item at a service, by the service's own address. */
export function publicAddressOf(service: string, item: ItemId): string {
  return addressAt(service, publicPathOf(item))
}

/** The whole address of a service's contact form on which a category is chosen already. */
export function contactAddressOf(service: string, category: EnquiryCategory): string {
  return addressAt(service, `${contactPath}?category=${category}`)
}
