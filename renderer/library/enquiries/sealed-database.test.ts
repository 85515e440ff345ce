import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, expect, it } from 'vitest'
import { AccountId } from '#shared/content/identity.ts'
import { EnquiryDatabase, enquiryDatabaseName, removeSealedStores } from './sealed-database.ts'

const instance = '20000000-0000-4000-8000-000000000001'
const ada = AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01')
const ben = AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c02')

afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
})

it('what nobody has a key for is removed, and nothing that another account keeps under its own', async () => {
  const [adas, bens] = [enquiryDatabaseName(instance, ada), enquiryDatabaseName(instance, ben)]
  const library = new Dexie('osor-library')
  library.version(1).stores({ items: 'id' })
  for (const database of [new EnquiryDatabase(adas), new EnquiryDatabase(bens), library]) {
    await database.open()
    database.close()
  }
  await removeSealedStores(async account => account === ada)
  expect((await Dexie.getDatabaseNames()).toSorted()).toEqual([adas, 'osor-library'])
})
