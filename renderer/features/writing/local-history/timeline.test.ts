import { describe, expect, it } from 'vitest'
import { Instant, ItemId, Revision } from '#shared/content/identity.ts'
import { aNews, aPerson, newsFields } from '../../../../tests/support/an-item.ts'
import type { SnapshotRecord } from '../../../library/index.ts'
import { comparedAtFirst, endsOf, inDays, type ServiceStep, serviceSteps, timelineOf } from './timeline.ts'

const marta = aPerson('Marta Ruiz')
const item = ItemId.parse('bbbbbbbb-0000-4000-8000-000000000001')
const on = (day: number, time: string) => Instant.parse(`2026-03-0${day}T${time}:00.000Z`)

function aSnapshot(key: number, at: Instant): SnapshotRecord {
  return { key, item, at, type: 'news', title: 'A title', words: 3, reason: 'pause' }
}

function aStep(revision: number, at: Instant): ServiceStep {
  const common = { from: 'draft', to: 'draft', reason: null } as const
  return { revision: Revision.parse(revision), at, by: marta, transition: 'save_draft', ...common }
}

const copy = { changedAt: on(3, '12:00') }

describe('the history of an item', () => {
  it('is one line of local versions and revisions, newest first, under the text as it stands', () => {
    const line = timelineOf(
      copy,
      [aSnapshot(1, on(2, '09:00')), aSnapshot(2, on(3, '11:00'))],
      [aStep(1, on(2, '08:00')), aStep(2, on(3, '10:00'))],
    )
    expect(line.map(({ id }) => id)).toEqual([
      'now',
      'local-2',
      'revision-2-save_draft',
      'local-1',
      'revision-1-save_draft',
    ])
  })

  it('shows the present text first, also where a clock elsewhere runs ahead', () => {
    expect(timelineOf(copy, [], [aStep(1, on(9, '08:00'))]).map(({ id }) => id)).toEqual([
      'now',
      'revision-1-save_draft',
    ])
  })

  it('falls into days', () => {
    const line = timelineOf(copy, [aSnapshot(1, on(2, '09:00')), aSnapshot(2, on(3, '11:00'))], [])
    const days = inDays(line, at => at.slice(0, 10))
    expect(days.map(({ name, versions }) => [name, versions.length])).toEqual([
      ['2026-03-03', 2],
      ['2026-03-02', 1],
    ])
  })

  it('knows without the service the revisions whose text is on this computer', () => {
    const revision = Revision.parse(4)
    const published = { revision: Revision.parse(2), at: on(1, '09:00'), fields: newsFields() }
    const known = serviceSteps(null, aNews({ revision, published, changedBy: marta }))
    expect(known.map(step => [step.revision, step.to])).toEqual([
      [2, 'validated'],
      [4, 'draft'],
    ])
    const live = aNews({ revision, state: 'validated', published: { ...published, revision, fields: null } })
    expect(serviceSteps(null, live).map(step => step.revision)).toEqual([4])
    expect(serviceSteps(null, null)).toEqual([])
  })

  it('has the newest revision beside the trail, which does not tell of plain saves', () => {
    const stored = aNews({ revision: Revision.parse(4) })
    const steps = serviceSteps([aStep(1, on(1, '08:00')), aStep(3, on(1, '09:00'))], stored)
    expect(steps.map(step => step.revision)).toEqual([1, 3, 4])
  })
})

describe('what is chosen in it', () => {
  const line = timelineOf(copy, [aSnapshot(1, on(1, '09:00')), aSnapshot(2, on(2, '09:00'))], [])
  const ids = (ends: ReturnType<typeof endsOf>) => ends && [ends.older.id, ends.newer?.id ?? null]

  it('is one version to read', () => {
    expect(ids(endsOf(line, new Set(['local-1'])))).toEqual(['local-1', null])
  })

  it('is two to compare, however they were chosen', () => {
    expect(ids(endsOf(line, new Set(['now', 'local-1'])))).toEqual(['local-1', 'now'])
    expect(ids(endsOf(line, new Set(['local-1', 'local-2', 'now'])))).toEqual(['local-1', 'now'])
  })

  it('is nothing where the version has been thinned out', () => {
    expect(endsOf(line, new Set(['local-9']))).toBeNull()
  })
})

describe('a comparison starts with the text as it stands', () => {
  it('and the newest version from before its last words', () => {
    const line = timelineOf(copy, [aSnapshot(1, on(2, '09:00')), aSnapshot(2, on(3, '12:01'))], [])
    expect(comparedAtFirst(line)).toEqual(['now', 'local-1'])
  })

  it('or, where nothing was kept here, what was published before, or the step before the latest', () => {
    const published: ServiceStep = { ...aStep(2, on(2, '09:00')), transition: 'approve', to: 'validated' }
    const steps = [aStep(1, on(2, '08:00')), published, aStep(3, on(3, '10:00')), aStep(4, on(3, '11:00'))]
    expect(comparedAtFirst(timelineOf(copy, [], steps))).toEqual(['now', 'revision-2-approve'])
    const unpublished = steps.filter(step => step !== published)
    expect(comparedAtFirst(timelineOf(copy, [], unpublished))).toEqual(['now', 'revision-3-save_draft'])
  })

  it('or what else there is', () => {
    expect(comparedAtFirst(timelineOf(copy, [], [aStep(1, on(2, '08:00'))]))).toEqual([
      'now',
      'revision-1-save_draft',
    ])
    expect(comparedAtFirst(timelineOf(copy, [], []))).toEqual(['now'])
  })
})
