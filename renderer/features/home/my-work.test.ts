import { describe, expect, test } from 'vitest'
import { Revision } from '#shared/content/identity.ts'
import type { LastDecision } from '#shared/sync/item.ts'
import { aPublished, aRow, at, elena, marta } from '../../lists/a-row.ts'
import { anAccount } from '../../lists/an-account.ts'
import { countOfWork, eachOnce, myWork, publishedSince, reviewCount } from './my-work.ts'

const editor = anAccount(elena)
const moderator = anAccount(marta, ['moderator'])

function aDecision(about: Partial<LastDecision>): LastDecision {
  return {
    transition: 'return_to_author',
    from: 'proposed',
    to: 'draft',
    by: marta,
    at: at('09:00'),
    reason: 'Name the source.',
    revision: Revision.parse(3),
    ...about,
  }
}

describe('an author', () => {
  test('finds a returned item apart from the drafts', () => {
    const returned = aRow({ decision: aDecision({}) })
    const draft = aRow()
    const work = myWork([draft, returned], editor)
    expect(work.returned).toEqual([returned])
    expect(work.drafts).toEqual([draft])
  })

  test('no longer finds it as returned once it is proposed again', () => {
    expect(myWork([aRow({ state: 'proposed', decision: aDecision({}) })], editor).returned).toEqual([])
  })

  test('finds a published item in which changes were requested', () => {
    const requested = aRow({
      state: 'proposed',
      decision: aDecision({ transition: 'propose_changes', from: 'validated', to: 'proposed' }),
    })
    expect(myWork([requested], editor).returned).toEqual([requested])
  })

  test('does not find an item as returned whose deletion was rejected, nor the draft that is begun of it later', () => {
    const decision = aDecision({ transition: 'reject_deletion', from: 'deletion_request', to: 'validated' })
    const kept = aRow({ state: 'validated', published: aPublished(), decision })
    const begun = aRow({ published: aPublished(), decision })
    const work = myWork([kept, begun], editor)
    expect(work.returned).toEqual([])
    expect(work.drafts).toEqual([begun])
    expect(countOfWork(work)).toBe(0)
  })

  test('is not asked to review, not even what they may propose again', () => {
    const reported = aRow({ state: 'needs_update' })
    const work = myWork([reported, aRow({ state: 'proposed' })], editor)
    expect(work.toReview).toEqual([])
    expect(work.needsUpdate).toEqual([reported])
  })

  test('sees a conflict first, whatever else the item is', () => {
    const both = aRow({ status: { kind: 'needs_your_decision' }, decision: aDecision({}) })
    const work = myWork([both], editor)
    expect(work.conflicts).toEqual([both])
    expect(work.returned).toEqual([])
    expect(countOfWork(work)).toBe(1)
  })

  test('drafts of one’s own do not count as needing oneself', () => {
    expect(countOfWork(myWork([aRow()], editor))).toBe(0)
  })
})

describe('a moderator', () => {
  const others = { isOwn: false, author: elena } as const

  test('reviews what has waited longest first', () => {
    const young = aRow({ ...others, state: 'proposed', stateSince: at('11:00') })
    const old = aRow({ ...others, state: 'deletion_request', stateSince: at('08:00') })
    expect(myWork([young, old], moderator).toReview).toEqual([old, young])
    expect(reviewCount([young, old], moderator)).toBe(2)
  })

  test('has nothing to review in other people’s drafts', () => {
    expect(reviewCount([aRow(others)], moderator)).toBe(0)
  })
})

test('what was published since a moment, the newest first', () => {
  const publishedAt = (time: string) =>
    aRow({
      state: 'validated',
      published: aPublished({ at: at(time) }),
    })
  const [early, late, latest] = [publishedAt('08:00'), publishedAt('10:00'), publishedAt('11:00')]
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(row => row.id)
  const published = [latest, late, early]
  expect(ids(publishedSince(published, at('09:00')))).toEqual(ids([latest, late]))
  expect(ids(publishedSince(published, null))).toEqual(ids(published))
})

test('an item that stands in two lists is counted once', () => {
  const [own, waiting, both] = [aRow(), aRow(), aRow()]
  expect(eachOnce([own, both], [both, waiting])).toEqual([own, both, waiting])
})
