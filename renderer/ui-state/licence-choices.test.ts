import { beforeEach, expect, test } from 'vitest'
import { addCompared, removeCompared, useLicenceChoices } from './licence-choices.ts'

const compared = () => useLicenceChoices.getState().compared

beforeEach(() => useLicenceChoices.setState({ compared: [] }))

test('licences are compared in the order in which they were chosen, each once', () => {
  addCompared('MIT')
  addCompared('EUPL-1.2')
  addCompared('MIT')
  expect(compared()).toEqual(['MIT', 'EUPL-1.2'])
})

test('a sixth licence is not taken until one is taken out', () => {
  for (const id of ['MIT', 'ISC', 'Zlib', '0BSD', 'NCSA', 'EUPL-1.2']) addCompared(id)
  expect(compared()).toEqual(['MIT', 'ISC', 'Zlib', '0BSD', 'NCSA'])
  removeCompared('ISC')
  addCompared('EUPL-1.2')
  expect(compared()).toEqual(['MIT', 'Zlib', '0BSD', 'NCSA', 'EUPL-1.2'])
})
