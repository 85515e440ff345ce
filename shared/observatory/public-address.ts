import type { ItemId } from '../content/identity.ts'

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

/** The whole address of a published item at a service, by the service's own address. */
export function publicAddressOf(service: string, item: ItemId): string {
  return service.replace(/\/+$/, '') + publicPathOf(item)
}
