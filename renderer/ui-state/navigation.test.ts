// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { AccountId, ItemId } from '#shared/content/identity.ts'
import { useNavigation } from './navigation.ts'

const account = AccountId.parse('10000000-0000-4000-8000-000000000001')
const other = AccountId.parse('10000000-0000-4000-8000-000000000002')
const item = ItemId.parse('00000000-0000-4000-8000-000000000001')
const second = ItemId.parse('00000000-0000-4000-8000-000000000002')
const place = () => useNavigation.getState().place
const { go, open, select, back, enter } = useNavigation.getState()

beforeEach(() => {
  useNavigation.setState({ account, place: { view: 'home', item: null }, earlier: [] })
})

test('Back leads through the places in reverse', () => {
  go('drafts')
  open('drafts', item)
  back()
  expect(place()).toEqual({ view: 'drafts', item: null })
  back()
  expect(place()).toEqual({ view: 'home', item: null })
  back()
  expect(place()).toEqual({ view: 'home', item: null })
})

test('going where one is makes no step of Back', () => {
  go('home')
  expect(useNavigation.getState().earlier).toEqual([])
})

test('walking through a list is one place for Back', () => {
  go('review')
  select(item)
  select(second)
  expect(place()).toEqual({ view: 'review', item: second })
  back()
  expect(place()).toEqual({ view: 'home', item: null })
})

test('the same account finds its place again, another one starts at Home', () => {
  open('drafts', item)
  enter(account)
  expect(place()).toEqual({ view: 'drafts', item })
  enter(other)
  expect(place()).toEqual({ view: 'home', item: null })
  expect(useNavigation.getState().earlier).toEqual([])
})

test('the last place is taken up after a restart', async () => {
  sessionStorage.clear()
  localStorage.setItem(
    'osor-desk.navigation',
    JSON.stringify({ state: { account, place: { view: 'published', item } }, version: 0 }),
  )
  await useNavigation.persist.rehydrate()
  expect(place()).toEqual({ view: 'published', item })
})

test('a window that is loaded anew comes back to its own place, whatever another one showed since', async () => {
  open('drafts', item)
  localStorage.setItem(
    'osor-desk.navigation',
    JSON.stringify({ state: { account, place: { view: 'published', item: second } }, version: 0 }),
  )
  await useNavigation.persist.rehydrate()
  expect(place()).toEqual({ view: 'drafts', item })
})

test('a place that this version does not know is forgotten', async () => {
  sessionStorage.clear()
  localStorage.setItem(
    'osor-desk.navigation',
    JSON.stringify({ state: { account, place: { view: 'attic', item } }, version: 0 }),
  )
  await useNavigation.persist.rehydrate()
  expect(place()).toEqual({ view: 'home', item: null })
})
