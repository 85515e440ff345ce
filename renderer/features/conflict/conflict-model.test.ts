import { describe, expect, it } from 'vitest'
import type { Choice } from '#shared/merge/decision.ts'
import { mergeItem } from '#shared/merge/merge-item.ts'
import {
  absence,
  choicesFor,
  columnFields,
  fieldsOf,
  openDecisions,
  placeAmong,
  startOfEdit,
  subjectOf,
  waysFor,
} from './conflict-model.ts'

const base = { headline: 'Before', body: '<p>One.</p><p>Two.</p><p>Three.</p>', topics: ['oss'] }
const mine = { ...base, headline: 'Mine', body: '<p>One, mine.</p><p>Two.</p>' }
const theirs = { ...base, headline: 'Theirs', body: '<p>One, theirs.</p><p>Two.</p><p>Three, theirs.</p>' }
const merge = mergeItem({ type: 'news', base, mine, theirs })
const [headline, first, third] = merge.decisions

describe('what is decided on two texts', () => {
  it('is offered with what fits it: both passages one after the other, or edited by hand', () => {
    if (!headline || !first || !third) throw new Error('There is nothing to decide')
    expect(waysFor('news', headline)).toEqual(['mine', 'theirs', 'edited'])
    expect(waysFor('news', first)).toEqual(['mine', 'theirs', 'both', 'edited'])
    // Of a passage that is not there on one side, both is theirs.
    expect(waysFor('news', third)).toEqual(['mine', 'theirs', 'edited'])
  })

  it('says what is not there', () => {
    if (!third) throw new Error('There is nothing to decide')
    expect(absence(third, 'mine')).toBe('removed')
    expect(absence(third, 'theirs')).toBeNull()
    expect(startOfEdit(third)).toBe('<p>Three, theirs.</p>')
  })

  it('is numbered within its field', () => {
    if (!headline || !third) throw new Error('There is nothing to decide')
    expect(placeAmong(merge.decisions, headline)).toEqual({ number: 1, count: 1 })
    expect(placeAmong(merge.decisions, third)).toEqual({ number: 2, count: 2 })
  })

  it('stays decided for as long as its three texts are the same', () => {
    if (!headline || !first) throw new Error('There is nothing to decide')
    const kept = new Map<string, Choice>([
      [subjectOf(headline), 'theirs'],
      [subjectOf(first), 'both'],
    ])
    expect(openDecisions(merge, choicesFor(merge, kept))).toEqual([third])
    const later = mergeItem({ type: 'news', base, mine: { ...mine, headline: 'Mine again' }, theirs })
    expect([...choicesFor(later, kept).keys()]).toEqual([first.id])
  })

  it('shows fields that belong together in one decision, which is edited in the form', () => {
    const at = (hour: string) => ({ local: `2026-12-08T${hour}:00`, zone: 'Europe/Brussels' })
    const times = { starts_at: at('10'), ends_at: at('12') }
    const [decision] = mergeItem({
      type: 'event',
      base: times,
      mine: { ...times, starts_at: at('11') },
      theirs: { ...times, ends_at: at('13') },
    }).decisions
    if (!decision) throw new Error('There is nothing to decide')
    expect(fieldsOf(decision)).toEqual(['starts_at', 'ends_at'])
    expect(columnFields(decision, 'theirs')).toEqual({ starts_at: at('10'), ends_at: at('13') })
    expect(waysFor('event', decision)).toEqual(['mine', 'theirs'])
  })
})
