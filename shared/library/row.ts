import { checkFields } from '../content/checks.ts'
import { type Instant, type ItemId, notStoredYet, type Person, type Revision } from '../content/identity.ts'
import { bodyOf, type ItemFields, type ItemType, titleOf } from '../content/item-type.ts'
import { countWords } from '../content/plain-text.ts'
import type { Item } from '../sync/item.ts'
import type { ItemStatus } from '../sync/item-status.ts'
import { isPublicState } from '../workflow/may.ts'
import type { State } from '../workflow/state.ts'
import { type ListedAt, listedAt } from './lists.ts'

/** What a list shows of an item; kept without the body so that long lists stay fast. */
export interface ItemRow {
  readonly id: ItemId
  readonly type: ItemType
  readonly title: string
  readonly documentType: string | null
  readonly state: State
  readonly author: Person
  readonly words: number
  readonly topics: readonly string[]
  readonly countries: readonly string[]
  readonly changedAt: Instant
  /** Since when the item has been in its state. */
  readonly stateSince: Instant
  /** The live published revision, if there is one, under the title that readers see. */
  readonly published: { readonly revision: Revision; readonly at: Instant; readonly title: string } | null
  /** Number of findings that keep it from being proposed. */
  readonly findings: number
  readonly status: ItemStatus
  /** The last decision on it, so that an author sees the outcome and the reason offline. */
  readonly decision: Item['decision']
  readonly isOwn: boolean
}

/** A list row as stored: the status is derived from the outbox when it is read. */
export type StoredRow = Omit<ItemRow, 'status'> & {
  readonly acknowledged: Revision
  readonly listedAt: ListedAt
}

/** An item as its row is made of it: as its person sees it, with words of theirs that are not sent. */
export interface RowSource {
  readonly id: ItemId
  readonly type: ItemType
  readonly fields: ItemFields
  readonly state: State
  readonly author: Person
  readonly changedAt: Instant
  readonly stateSince: Instant
  /** What readers see, with its title; null where they see nothing. */
  readonly published: ItemRow['published']
  readonly decision: Item['decision']
  /** The service's revision; 0 while it does not know the item. */
  readonly acknowledged: Revision
  /** Whether there are words or a decision of this person's that the service has not acknowledged. */
  readonly hasUnsent: boolean
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : []
}

/**
 * What lists show of an item. Words and findings are counted only where a list shows them (work in progress and one's
 * own), so that receiving a whole library is not slowed by counting what nobody looks at.
 */
export function rowFrom(source: RowSource, me: Pick<Person, 'id'>): StoredRow {
  const { fields, hasUnsent, ...shown } = source
  const { type, state } = source
  const isOwn = source.author.id === me.id
  const isCounted = isOwn || !isPublicState(state)
  const documentType = fields['document_type']
  const row = {
    ...shown,
    title: titleOf(type, fields),
    documentType: typeof documentType === 'string' ? documentType : null,
    words: isCounted ? countWords(bodyOf(type, fields)) : 0,
    topics: textsOf(fields['topics']),
    countries: textsOf(fields['countries']),
    findings: isCounted ? checkFields(type, fields).length : 0,
    isOwn,
  }
  return { ...row, listedAt: listedAt({ ...row, hasUnsent }) }
}

/** What readers see of an item, under the title that they see. */
export function publishedOf({ type, published, fields }: Item): ItemRow['published'] {
  return (
    published && {
      revision: published.revision,
      at: published.at,
      title: titleOf(type, published.fields ?? fields),
    }
  )
}

/** What lists show of an item that nobody has changed on this computer. */
export function rowOfItem(item: Item, me: Pick<Person, 'id'>): StoredRow {
  const { id, type, fields, state, author, changedAt, stateSince, decision, revision } = item
  const published = publishedOf(item)
  const source = { id, type, fields, state, author, changedAt, stateSince, published, decision }
  return rowFrom({ ...source, acknowledged: revision, hasUnsent: revision === notStoredYet }, me)
}
