import { expect, test } from 'vitest'
import { writerOf } from './writer-of.ts'

const ada = {
  enquirer: { firstName: 'Ada', lastName: 'Example', organisation: '', email: 'Ada@example.org' },
}

test('whoever writes from the address of the enquirer is called by their name', () => {
  expect(writerOf(ada, { from: 'ada@Example.org' })).toEqual({ name: 'Ada Example', isStrange: false })
})

test('whoever writes from another address is not said to be the enquirer', () => {
  expect(writerOf(ada, { from: 'eve@example.net' })).toEqual({ name: 'eve@example.net', isStrange: true })
  expect(writerOf(ada, { from: '' })).toEqual({ name: null, isStrange: true })
})

test('nobody is named once they were made anonymous', () => {
  expect(writerOf({ enquirer: null }, { from: null })).toEqual({ name: null, isStrange: false })
})
