import { useLiveQuery } from 'dexie-react-hooks'
import type { Person } from '#shared/content/identity.ts'
import { type ItemId, instantOf } from '#shared/content/identity.ts'
import type { Claim, MarginOf } from '#shared/margin/margin.ts'
import { readCopy } from './copies.ts'
import { isOfClaim, type MarginEntry, marginWithOutbox } from './margin-outbox.ts'
import { readMarginEntries, readUnsentWords } from './margins.ts'
import { useOpenLibrary } from './provider.tsx'

/** What stands in an item's margin, with what is on its way there. */
export interface MarginHere {
  readonly margin: MarginOf<Person>
  /** What is on its way, or was refused. */
  readonly entries: readonly MarginEntry[]
}

/** An item's margin, live; undefined while it is read. */
export function useMargin(item: ItemId): MarginHere | undefined {
  const { database, me } = useOpenLibrary()
  const read = useLiveQuery(async () => {
    const [record, entries] = await Promise.all([
      database.margins.get(item),
      readMarginEntries(database, item),
    ])
    // The text is needed for suggestions alone, and may be long.
    const suggests = entries.some(({ operation }) => operation.kind === 'suggest')
    const copy = suggests ? await readCopy(database, item) : undefined
    return {
      item,
      here: { margin: marginWithOutbox(record?.margin, entries, me, copy?.fields ?? {}), entries },
    }
  }, [database, me, item])
  // The hook hands on the last item's answer until the next one's is there.
  return read?.item === item ? read.here : undefined
}

/** Who reads which item now, as far as this computer knows, with one's own claims that are on their way; live. */
export function useClaims(): ReadonlyMap<ItemId, Claim> | undefined {
  const { database, me } = useOpenLibrary()
  return useLiveQuery(async () => {
    const now = instantOf(new Date())
    const [records, entries] = await Promise.all([
      database.margins.where('claimedUntil').above(now).toArray(),
      database.marginOutbox.toArray(),
    ])
    const claims = new Map<ItemId, Claim>()
    for (const { item, margin } of records) if (margin.claim) claims.set(item, margin.claim)
    for (const item of new Set(entries.flatMap(each => (isOfClaim(each.operation) ? [each.item] : [])))) {
      const own = entries.filter(each => each.item === item)
      const stored = await database.margins.get(item)
      const { claim } = marginWithOutbox(stored?.margin, own, me, {})
      if (claim === null) claims.delete(item)
      else claims.set(item, claim)
    }
    return claims
  }, [database, me])
}

/** The items in whose margins words wait to be sent, and those where some were refused, live. */
export function useUnsentInMargins():
  | { readonly waiting: ReadonlySet<ItemId>; readonly refused: ReadonlySet<ItemId> }
  | undefined {
  const { database } = useOpenLibrary()
  return useLiveQuery(async () => {
    const words = await readUnsentWords(database)
    const itemsIn = (isRefused: boolean) =>
      new Set(words.flatMap(({ stage, item }) => ((stage === 'refused') === isRefused ? [item] : [])))
    return { waiting: itemsIn(false), refused: itemsIn(true) }
  }, [database])
}

/** What the service has refused of words in margins, of whichever items, also of those that are not here any more; live. */
export function useRefusedInMargins(): readonly MarginEntry[] {
  const { database } = useOpenLibrary()
  const refused = useLiveQuery(
    async () => (await readUnsentWords(database)).filter(({ stage }) => stage === 'refused'),
    [database],
  )
  return refused ?? noEntries
}

const noEntries: readonly MarginEntry[] = []

/**
 * People who have to do with an item, or have written in a margin on this computer, live while they are asked for. Whoever
 * reads is not among them.
 */
export function useKnownPeople(item: ItemId, isAsked: boolean): readonly Person[] {
  const { database, me } = useOpenLibrary()
  const people = useLiveQuery(async () => {
    if (!isAsked) return nobody
    const [copy, records] = await Promise.all([readCopy(database, item), database.margins.toArray()])
    const ofItem = copy ? [copy.author, copy.changedBy, ...(copy.decision ? [copy.decision.by] : [])] : []
    const all = [...ofItem, ...records.flatMap(({ margin }) => peopleIn(margin))]
    const known = new Map(
      all.filter(({ id, name }) => id !== me.id && name !== '').map(each => [each.id, each]),
    )
    return [...known.values()].sort((one, other) => one.name.localeCompare(other.name))
  }, [database, me, item, isAsked])
  return people ?? nobody
}

const nobody: readonly Person[] = []

function peopleIn({ claim, threads, suggestions }: MarginOf<Person>): readonly Person[] {
  return [
    ...(claim ? [claim.by] : []),
    ...threads.flatMap(({ comments }) => comments.map(({ by }) => by)),
    ...suggestions.map(({ by }) => by),
  ]
}
