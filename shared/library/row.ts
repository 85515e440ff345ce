import { changedWords } from '../content/changed-words.ts'
import { checkFields } from '../content/checks.ts'
import { type Instant, type ItemId, notStoredYet, type Person, type Revision } from '../content/identity.ts'
import { bodyOf, type ItemFields, type ItemType, titleOf } from '../content/item-type.ts'
import { countWords } from '../content/plain-text.ts'
import { type PublishedEvent, publishedEventOf } from '../observatory/published-event.ts'
import type { Item } from '../sync/item.ts'
import type { ItemStatus } from '../sync/item-status.ts'
import type { State } from '../workflow/state.ts'
import { type ListedAt, listedAt } from './lists.ts'

/** What lists show of a published revision, whatever is being written in its place. */
export interface PublishedRow {
  readonly revision: Revision
  readonly at: Instant
  /** The title that readers see. */
  readonly title: string
  readonly topics: readonly string[]
  readonly countries: readonly string[]
  /** Of events with a time; null for everything else. */
  readonly event: PublishedEvent | null
}

/** What a list shows of an item; kept without the body so that long lists stay fast. */
export interface ItemRow {
  readonly id: ItemId
  readonly type: ItemType
  readonly title: string
  readonly documentType: string | null
  readonly state: State
  readonly author: Person
  /** Of its body; counted on the list of one's own work only. */
  readonly words: number
  readonly topics: readonly string[]
  readonly countries: readonly string[]
  readonly changedAt: Instant
  /** Since when the item has been in its state. */
  readonly stateSince: Instant
  /** The live published revision, if there is one. */
  readonly published: PublishedRow | null
  /** Number of findings that keep it from being proposed; counted on the list of what waits for a moderator only. */
  readonly findings: number
  /**
   * Words of its body that differ from what readers see, all of them where they see nothing; on the list of what waits for a
   * moderator only, null elsewhere.
   */
  readonly changedWords: number | null
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
  /** The running text that readers see; empty where they see nothing. */
  readonly publishedBody: string
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
 * What lists show of an item. Words and findings are counted only for the list that shows them, one's own work and what
 * waits for a moderator, so that receiving a whole library is not slowed by counting what nobody looks at.
 */
export function rowFrom(source: RowSource, me: Pick<Person, 'id'>): StoredRow {
  const { fields, hasUnsent, publishedBody, ...shown } = source
  const { type } = source
  const isOwn = source.author.id === me.id
  const documentType = typeof fields['document_type'] === 'string' ? fields['document_type'] : null
  const lists = listedAt({ ...shown, documentType, isOwn, hasUnsent })
  return {
    ...shown,
    title: titleOf(type, fields),
    documentType,
    words: lists.ownWork === undefined ? 0 : countWords(bodyOf(type, fields)),
    topics: textsOf(fields['topics']),
    countries: textsOf(fields['countries']),
    findings: lists.waiting === undefined ? 0 : checkFields(type, fields).length,
    changedWords: lists.waiting === undefined ? null : changedWords(publishedBody, bodyOf(type, fields)),
    isOwn,
    listedAt: lists,
  }
}

/** What lists show of a published text. */
export function publishedFacts(
  type: ItemType,
  fields: ItemFields,
): Pick<PublishedRow, 'topics' | 'countries' | 'event'> {
  return {
    topics: textsOf(fields['topics']),
    countries: textsOf(fields['countries']),
    event: publishedEventOf(type, fields),
  }
}

/** What readers see of an item, under the title that they see. */
export function publishedOf({ type, published, fields }: Item): ItemRow['published'] {
  if (published === null) return null
  const seen = published.fields ?? fields
  return {
    revision: published.revision,
    at: published.at,
    title: titleOf(type, seen),
    ...publishedFacts(type, seen),
  }
}

/** The running text that readers see of an item. */
export function publishedBodyOf({ type, published, fields }: Item): string {
  return published === null ? '' : bodyOf(type, published.fields ?? fields)
}

/** What lists show of an item that nobody has changed on this computer. */
export function rowOfItem(item: Item, me: Pick<Person, 'id'>): StoredRow {
  const { id, type, fields, state, author, changedAt, stateSince, decision, revision } = item
  const published = publishedOf(item)
  const publishedBody = publishedBodyOf(item)
  const source = {
    id,
    type,
    fields,
    state,
    author,
    changedAt,
    stateSince,
    published,
    publishedBody,
    decision,
  }
  return rowFrom({ ...source, acknowledged: revision, hasUnsent: revision === notStoredYet }, me)
}
