import { ItemId } from './identity.ts'

/** The scheme of addresses that the desk opens. */
export const deskScheme = 'osor-desk'

/** The address under which the desk opens an item: `osor-desk://item/ID`. */
export function addressOfItem(item: ItemId): string {
  return `${deskScheme}://item/${item}`
}

/** The item of such an address; null where it is none. It may come from anywhere: nothing but the id is taken from it. */
export function itemOfAddress(address: string): ItemId | null {
  const [, id] = /^osor-desk:\/\/item\/([0-9a-f-]{36})\/?$/i.exec(address) ?? []
  return ItemId.safeParse(id?.toLowerCase()).data ?? null
}
