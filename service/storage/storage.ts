import type { Affected } from './affected.ts'
import type { ChangeSignal } from './change-signal.ts'
import { usualLimits } from './database-limits.ts'
import { openEmbedded } from './embedded.ts'
import { openPostgres } from './postgres.ts'
import type { Database } from './tables.ts'

/** Where everything is stored, and the signal that something new was. */
export interface Storage {
  readonly database: Database
  readonly changes: ChangeSignal
  /** To be called after each commit that wrote a change. */
  readonly announceChange: (affected: Affected) => Promise<void>
  /** Work on the tables as a whole, at the start and once in a while: it may take as long as it takes. */
  readonly withoutLimits: (work: (database: Database) => Promise<void>) => Promise<void>
  readonly close: () => Promise<void>
}

/** A PostgreSQL server by its URL, or a database of the service's own in a folder. */
export type StoragePlace =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'server'; readonly url: string }

/** Opens the storage. Throws when the place can't be opened or is in use by another service. */
export function openStorage(place: StoragePlace, limits = usualLimits): Promise<Storage> {
  return place.kind === 'folder' ? openEmbedded(place.folder) : openPostgres(place.url, limits)
}
