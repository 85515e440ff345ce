import { AccountId, Instant, ItemId, Revision } from '#shared/content/identity.ts'
import type { PublishedRow } from '#shared/library/row.ts'
import type { ItemRow } from '../library/index.ts'

let made = 0

/** An identity that no other one in the tests has. */
function nextId(): string {
  made += 1
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`
}

export const elena = {
  id: AccountId.parse('10000000-0000-4000-8000-000000000001'),
  name: 'Elena Marín',
  organisation: 'OSOR',
}

export const marta = {
  id: AccountId.parse('10000000-0000-4000-8000-000000000002'),
  name: 'Marta Kowalska',
  organisation: 'OSOR',
}

/** A row for tests: a sent draft of one's own, with whatever the test is about. */
export function aRow(about: Partial<ItemRow> = {}): ItemRow {
  return {
    id: ItemId.parse(nextId()),
    type: 'news',
    title: 'A town moves to open source',
    documentType: null,
    state: 'draft',
    author: elena,
    words: 120,
    topics: [],
    countries: [],
    changedAt: Instant.parse('2026-03-01T10:00:00Z'),
    stateSince: Instant.parse('2026-03-01T10:00:00Z'),
    published: null,
    findings: 0,
    changedWords: null,
    status: { kind: 'sent', revision: Revision.parse(1) },
    decision: null,
    isOwn: true,
    ...about,
  }
}

/** What is published of a row, with whatever the test is about. */
export function aPublished(about: Partial<PublishedRow> = {}): PublishedRow {
  return {
    revision: Revision.parse(2),
    at: Instant.parse('2026-03-01T10:00:00Z'),
    title: 'As readers know it',
    topics: [],
    countries: [],
    event: null,
    ...about,
  }
}

/** A moment of the tests' day. */
export function at(time: string): Instant {
  return Instant.parse(`2026-03-03T${time}:00Z`)
}
