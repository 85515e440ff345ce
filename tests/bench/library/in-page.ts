import { AccountId, type Person } from '#shared/content/identity.ts'
import { CallAnswer, calls } from '#shared/ipc/contract.ts'
import { databaseName, LibraryDatabase } from '../../../renderer/library/database.ts'
import { createLocalStore } from '../../../renderer/library/dexie-local-store.ts'
import { SearchClient } from '../../../renderer/library/search-client.ts'
import { nothingChosen, parseWords } from '../../../renderer/search/query.ts'
import { randomFrom } from '../../../service/seed/random.ts'
import { measuredItem, wordsFrom } from './measured-items.ts'

/** Answers of the search: what kind of search it was, and its way to the worker and back in milliseconds. */
export interface SearchTimes {
  readonly word: readonly number[]
  readonly prefix: readonly number[]
  readonly twoWords: readonly number[]
  readonly phrase: readonly number[]
  /** One word with the passages of its thirty best hits, which are read from the database. */
  readonly excerpts: readonly number[]
}

/** What the benchmark does inside the desk's own page. */
interface InPage {
  fill(count: number, seed: number): Promise<void>
  /** Whether the stored search index holds everything. */
  isIndexStored(): Promise<boolean>
  search(count: number, seed: number, rounds: number): Promise<SearchTimes>
  /** Begins to note when words of items were stored, as `performance.now()`. */
  noteStored(): void
  readonly stored: readonly number[]
}

declare global {
  interface Window {
    libraryBench?: InPage
  }
}

const other: Person = {
  id: AccountId.parse('00000000-0000-4000-9000-000000000001'),
  name: 'Somebody Else',
  organisation: 'OSOR',
}
/** Items that a page of the change feed brings. */
const together = 250

async function signedIn(): Promise<{ readonly me: Person; readonly name: string }> {
  const answer = CallAnswer.parse(await window.osorDesk?.call('account.state', null))
  const state = calls['account.state'].output.parse(answer.ok ? answer.output : null)
  if (state.kind !== 'signed_in') throw new Error('Nobody is signed in')
  const { account, service } = state.me
  const me = { id: account.id, name: account.name, organisation: account.organisation }
  return { me, name: databaseName(service.instance, account.id) }
}

/** Puts items into the library as a pull does. */
async function fill(count: number, seed: number): Promise<void> {
  const { me, name } = await signedIn()
  const database = new LibraryDatabase(name)
  const store = createLocalStore({
    database,
    me,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    onWork: () => {},
  })
  const cursor = await store.cursor()
  if (cursor === null) throw new Error('The first pull is not over')
  const word = wordsFrom(seed)
  for (let from = 0; from < count; from += together) {
    const numbers = Array.from({ length: Math.min(together, count - from) }, (_, index) => from + index)
    const changes = numbers.map(number => ({
      kind: 'item' as const,
      item: measuredItem(number, seed, word, me, other),
    }))
    await store.apply({ changes, cursor, more: false, reset: false })
  }
  database.close()
}

async function isIndexStored(): Promise<boolean> {
  const database = new LibraryDatabase((await signedIn()).name)
  const [index, unindexed] = await Promise.all([
    database.searchParts.get('index'),
    database.unindexed.count(),
  ])
  database.close()
  return index !== undefined && unindexed === 0
}

/** The words of an item's first paragraph. */
function paragraphOf(number: number, seed: number, word: ReturnType<typeof wordsFrom>): readonly string[] {
  const { fields } = measuredItem(number, seed, word, other, other)
  const html = String(fields['body'] ?? fields['description'])
  return (/<p>(.*?)\.<\/p>/.exec(html)?.[1] ?? 'ka ka ka').split(' ')
}

/** Asks the desk's own search worker, a second one of it, through the desk's own client. */
async function search(count: number, seed: number, rounds: number): Promise<SearchTimes> {
  const { name } = await signedIn()
  const script = performance.getEntriesByType('resource').find(entry => /search-worker/.test(entry.name))
  if (!script) throw new Error('The page has not started its search worker')
  const client = new SearchClient({
    database: name,
    startWorker: () => new Worker(script.name, { type: 'module' }),
    onFault: fault => {
      throw fault
    },
  })
  const ready = new Promise<void>(resolve => {
    client.subscribe(() => {
      if (client.state.isReady) resolve()
    })
  })
  client.start()
  await ready
  const [word, random] = [wordsFrom(seed), randomFrom(seed + 1)]
  const times: Record<keyof SearchTimes, number[]> = {
    word: [],
    prefix: [],
    twoWords: [],
    phrase: [],
    excerpts: [],
  }
  const ask = async (kind: keyof SearchTimes, text: string) => {
    const begun = performance.now()
    const found = await client.find(parseWords(text), nothingChosen, 100)
    times[kind].push(performance.now() - begun)
    return found
  }
  for (let round = 0; round < rounds; round += 1) {
    const [one, two] = [word(random), word(random)]
    const there = paragraphOf(random.below(count), seed, word)
    const from = random.below(Math.max(1, there.length - 3))
    await ask('word', one)
    await ask('prefix', one.slice(0, 2 + (round % 3)))
    await ask('twoWords', `${one} ${two}`)
    await ask('phrase', `"${there.slice(from, from + 2 + (round % 2)).join(' ')}"`)
    const begun = performance.now()
    const found = await client.find(parseWords(one), nothingChosen, 30)
    await client.excerpts(
      (found?.hits ?? []).map(hit => hit.id),
      parseWords(one),
      220,
    )
    times.excerpts.push(performance.now() - begun)
  }
  client.close()
  return times
}

const stored: number[] = []

/** Every transaction of the library is told to other windows, and so to this copy of its code, once it is stored. */
function noteStored(): void {
  new BroadcastChannel('x-storagemutated-1').onmessage = ({ data }: MessageEvent<unknown>) => {
    const parts = data !== null && typeof data === 'object' ? Object.keys(data) : []
    if (parts.some(part => part.includes('/rows/'))) stored.push(performance.now())
  }
}

window.libraryBench = { fill, isIndexStored, search, noteStored, stored }
