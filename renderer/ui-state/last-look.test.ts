// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import { AccountId, Instant } from '#shared/content/identity.ts'
import { useLastLook } from './last-look.ts'

const account = AccountId.parse('10000000-0000-4000-8000-000000000001')
const at = (time: string) => Instant.parse(`2026-03-03T${time}:00Z`)
const { look, hear, putAway } = useLastLook.getState()
const before = () => useLastLook.getState().before[account]
const absence = () => useLastLook.getState().absences[account]

beforeEach(() => useLastLook.setState({ looks: {}, before: {}, absences: {}, heard: {}, untold: {} }))

test('the first look has none before it', () => {
  look(account, at('09:00'))
  expect(before()).toBeNull()
})

test('what is new stays new while one goes to and fro', () => {
  useLastLook.setState({ looks: { [account]: at('08:00') } })
  look(account, at('09:00'))
  look(account, at('09:20'))
  look(account, at('10:10'))
  expect(before()).toBe(at('08:00'))
})

test('after a long time without a look a new visit begins, though the program was not closed', () => {
  look(account, at('09:00'))
  look(account, at('09:20'))
  look(account, at('13:00'))
  expect(before()).toBe(at('09:20'))
})

/** The desk is started anew: what is not kept is gone. */
const startAnew = () => useLastLook.setState({ before: {} })

describe('somebody was away', () => {
  test('after eight hours, though the program was not closed', () => {
    look(account, at('09:00'))
    look(account, at('16:59'))
    expect(absence()).toBeUndefined()
    useLastLook.setState({ looks: { [account]: at('09:00') } })
    look(account, at('17:00'))
    expect(absence()).toEqual({ from: at('09:00'), to: at('17:00') })
  })

  test('after an hour where the desk was started anew, and not after less', () => {
    look(account, at('09:00'))
    startAnew()
    look(account, at('09:59'))
    expect(absence()).toBeUndefined()
    startAnew()
    look(account, at('10:59'))
    expect(absence()).toEqual({ from: at('09:59'), to: at('10:59') })
  })

  test('not when they come for the first time', () => {
    look(account, at('09:00'))
    expect(absence()).toBeUndefined()
  })
})

describe('an absence', () => {
  const comeBack = (time: string) => {
    startAnew()
    look(account, at(time))
  }

  test('is told of until it is put away, over another one too', () => {
    look(account, at('08:00'))
    comeBack('12:00')
    look(account, at('12:10'))
    comeBack('15:00')
    expect(absence()).toEqual({ from: at('08:00'), to: at('15:00') })
    hear(account, at('15:01'))
    putAway(account)
    expect(absence()).toBeUndefined()
    look(account, at('15:10'))
    expect(absence()).toBeUndefined()
  })

  test('of which all was heard is not told again', () => {
    look(account, at('08:00'))
    comeBack('12:00')
    hear(account, at('12:00'))
    putAway(account)
    look(account, at('12:30'))
    comeBack('16:00')
    expect(absence()).toEqual({ from: at('12:30'), to: at('16:00') })
  })

  test('that was put away offline is told of again from where nothing had been heard', () => {
    look(account, at('08:00'))
    hear(account, at('08:30'))
    comeBack('12:00')
    putAway(account)
    comeBack('16:00')
    expect(absence()).toEqual({ from: at('08:30'), to: at('16:00') })
  })
})

test('what an earlier version has kept is taken up', async () => {
  localStorage.setItem(
    'osor-desk.last-look',
    JSON.stringify({ state: { looks: { [account]: at('08:00') } }, version: 0 }),
  )
  await useLastLook.persist.rehydrate()
  expect(useLastLook.getState().looks[account]).toBe(at('08:00'))
  expect(useLastLook.getState().absences).toEqual({})
})
