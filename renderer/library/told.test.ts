import 'fake-indexeddb/auto'
import { Dexie, type ObservabilitySet } from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aLibrary, type TestLibrary } from '../../tests/support/a-library.ts'
import { newsFields } from '../../tests/support/an-item.ts'
import { isFirstPullTold, toldOf } from './told.ts'

let here: TestLibrary
const told: ObservabilitySet[] = []
const listen = (parts: ObservabilitySet) => told.push(parts)

beforeEach(async () => {
  here = await aLibrary()
  told.length = 0
  Dexie.on.storagemutated.subscribe(listen)
})

afterEach(async () => {
  Dexie.on.storagemutated.unsubscribe(listen)
  await here.end()
})

describe('what is told of the library', () => {
  it('tells of operations that are handed out without a word of their texts, however many there are', async () => {
    for (let count = 0; count < 90; count += 1) await here.library.createDraft('news', newsFields())
    told.length = 0
    expect(await here.library.localStore.takePending(90)).toHaveLength(90)
    const numbers = (table: string) =>
      told.map(parts => {
        const keys = toldOf(parts, `idb://${here.database.name}/${table}/`, key =>
          typeof key === 'number' ? key : undefined,
        )
        return keys === 'any' ? keys : keys.size
      })
    expect(numbers('outbox')).toEqual([0])
    expect(numbers('handOuts')).toEqual([1])
  })

  it('says that a first pull begins or ends, and not so when words are stored', async () => {
    const isTold = () => told.splice(0).some(parts => isFirstPullTold(parts, here.database.name))
    await here.library.createDraft('news', newsFields())
    expect(isTold()).toBe(false)
    await here.database.facts.put({ key: 'first_pull', value: 'under_way' })
    expect(isTold()).toBe(true)
    await here.database.facts.delete('first_pull')
    expect(isTold()).toBe(true)
  })
})
