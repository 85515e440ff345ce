import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Instant } from '#shared/content/identity.ts'
import { aCentre } from '../../tests/support/a-centre.ts'
import { LibraryDatabase } from './database.ts'
import { keepCentres, readCentres } from './kept-answers.ts'

let database: LibraryDatabase

beforeEach(async () => {
  database = new LibraryDatabase(`kept-answers/${randomUUID()}`)
  await database.open()
})

afterEach(() => database.delete())

const early = Instant.parse('2026-03-01T09:00:00.000Z')
const late = Instant.parse('2026-03-01T09:00:01.000Z')

it('has no list before one was asked for', async () => {
  expect(await readCentres(database)).toBeNull()
})

it('gives a list back as the service gave it, with the moment', async () => {
  const list = { centres: [aCentre({ name: 'Kept' })] }
  await keepCentres(database, { at: early, list })
  expect(await readCentres(database)).toEqual({ at: early, list })
})

it('lets a later answer take the place of an earlier one, whichever window was slower', async () => {
  const list = { centres: [aCentre({ name: 'Newer' })] }
  await keepCentres(database, { at: late, list })
  await keepCentres(database, { at: early, list: { centres: [] } })
  expect(await readCentres(database)).toEqual({ at: late, list })
})

it('takes a list that another version has kept in a shape of its own for none', async () => {
  await database.keptAnswers.put({ name: 'centres', at: early, value: { centres: [{ name: 'No kind' }] } })
  expect(await readCentres(database)).toBeNull()
})
