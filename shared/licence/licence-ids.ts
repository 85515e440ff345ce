/** Licences of the SPDX list, by their identifiers. */
export interface LicenceIds {
  readonly ids: readonly string[]
  /** Whether one that ends in "-only" is meant as it says: without its sibling that ends in "-or-later". */
  readonly isAlone: boolean
}

/** Licences; of a GNU licence "only" is written, and "or later" goes with it. */
export const eachOf = (...ids: readonly string[]): LicenceIds => ({ ids, isAlone: false })

/** Licences in these very versions, where "or later" would make another case. */
export const alone = (...ids: readonly string[]): LicenceIds => ({ ids, isAlone: true })

/** Whether a licence is one of those that are meant. */
export function isAmong(id: string, { ids, isAlone }: LicenceIds): boolean {
  return ids.includes(isAlone ? id : id.replace(/-or-later$/, '-only'))
}
