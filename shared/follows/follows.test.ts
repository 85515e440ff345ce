import { describe, expect, test } from 'vitest'
import {
  aboutOf,
  comesUnderFollowed,
  type Follows,
  followsNothing,
  isUnderFollowed,
  withFollowChanges,
} from './follows.ts'

const follows: Follows = { topics: ['procurement'], countries: ['FRA'] }
const about = (topics: readonly string[], countries: readonly string[] = []): Follows => ({
  topics,
  countries,
})

describe('changes of what is followed', () => {
  test('are done one after the other, and the same again changes nothing', () => {
    const follow = { vocabulary: 'topics', term: 'licences', isFollowed: true } as const
    expect(withFollowChanges(follows, [follow, follow])).toEqual({
      topics: ['licences', 'procurement'],
      countries: ['FRA'],
    })
    expect(withFollowChanges(follows, [follow, { ...follow, isFollowed: false }])).toEqual(follows)
  })

  test('tell a topic from a country of the same id', () => {
    const change = { vocabulary: 'topics', term: 'FRA', isFollowed: false } as const
    expect(withFollowChanges(follows, [change])).toEqual(follows)
  })
})

describe('what somebody follows', () => {
  test('has an item by its topics or by its countries', () => {
    expect(isUnderFollowed(about(['licences', 'procurement']), follows)).toBe(true)
    expect(isUnderFollowed(about([], ['FRA']), follows)).toBe(true)
    expect(isUnderFollowed(about(['FRA'], ['procurement']), follows)).toBe(false)
    expect(isUnderFollowed(about(['procurement']), followsNothing)).toBe(false)
  })

  test('is told of what comes under it, once', () => {
    const inside = about(['procurement'])
    const outside = about(['licences'], ['ESP'])
    expect(comesUnderFollowed(null, inside, follows)).toBe(true)
    expect(comesUnderFollowed(outside, inside, follows)).toBe(true)
    expect(comesUnderFollowed(inside, inside, follows)).toBe(false)
    // Followed for its topic before, for its country now: it is known already.
    expect(comesUnderFollowed(inside, about([], ['FRA']), follows)).toBe(false)
    expect(comesUnderFollowed(null, outside, follows)).toBe(false)
  })
})

test('what a text is about is read from its fields, whatever else stands there', () => {
  expect(aboutOf({ topics: ['licences', 3], countries: 'FRA', body: '<p>x</p>' })).toEqual({
    topics: ['licences'],
    countries: [],
  })
  expect(aboutOf({})).toEqual(followsNothing)
})
