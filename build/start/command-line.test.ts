import { expect, test } from 'vitest'
import { readStartCommand } from './command-line.ts'

test('nothing given starts the desk with a service of its own', () => {
  expect(readStartCommand([], '/home/elena')).toEqual({
    kind: 'start',
    reset: false,
    service: undefined,
    userDataFolder: undefined,
    switches: [],
  })
})

test('help is only shown', () => {
  expect(readStartCommand(['--reset', '--help'], '/')).toEqual({ kind: 'help' })
})

test('reset is not handed on to the desk', () => {
  expect(readStartCommand(['--reset', '--sign-in-as=editor'], '/')).toMatchObject({
    reset: true,
    switches: ['--sign-in-as=editor'],
  })
})

test('a given service and a given folder take the places of the embedded ones', () => {
  expect(
    readStartCommand(['--service=http://127.0.0.1:9', '--user-data-dir=mine'], '/home/elena'),
  ).toMatchObject({ service: 'http://127.0.0.1:9', userDataFolder: '/home/elena/mine', switches: [] })
})

test('a switch that is not known here is left to the desk to refuse', () => {
  expect(readStartCommand(['--resett'], '/')).toMatchObject({ reset: false, switches: ['--resett'] })
})
