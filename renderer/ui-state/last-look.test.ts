// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { AccountId, Instant } from '#shared/content/identity.ts'
import { useLastLook } from './last-look.ts'

const account = AccountId.parse('10000000-0000-4000-8000-000000000001')
const at = (time: string) => Instant.parse(`2026-03-03T${time}:00Z`)
const { look } = useLastLook.getState()
const before = () => useLastLook.getState().before[account]

beforeEach(() => useLastLook.setState({ looks: {}, before: {} }))

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
