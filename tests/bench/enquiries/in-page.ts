import { CallAnswer, calls } from '#shared/ipc/contract.ts'
import { EnquirySearch } from '../../../renderer/library/enquiries/enquiry-search-client.ts'
import { enquiryDatabaseName } from '../../../renderer/library/enquiries/sealed-database.ts'
import { openSealedStore } from '../../../renderer/library/enquiries/sealed-store.ts'
import { sealingBy, secretOf } from '../../../renderer/library/enquiries/sealing.ts'
import { parseWords } from '../../../renderer/search/query.ts'
import { randomFrom } from '../../../service/seed/random.ts'
import { wordsFrom } from '../library/measured-items.ts'
import { measuredEnquiry } from './measured-enquiries.ts'

/** The way to the worker and back in milliseconds, by kind of question. */
export interface EnquirySearchTimes {
  readonly word: readonly number[]
  readonly prefix: readonly number[]
  readonly twoWords: readonly number[]
  readonly similar: readonly number[]
  /** How many similar answers were found on average: to find nothing is quick. */
  readonly similarFound: number
}

/** What the benchmark does inside the desk's own page. */
interface InPage {
  fill(count: number, seed: number): Promise<void>
  search(count: number, seed: number, rounds: number): Promise<EnquirySearchTimes>
  /** Begins to note when letters that are being written were sealed and stored, as `performance.now()`. */
  noteStored(): void
  readonly stored: readonly number[]
}

declare global {
  interface Window {
    enquiriesBench?: InPage
  }
}

async function sealed(): Promise<{ readonly name: string; readonly secret: CryptoKey }> {
  const answer = async (call: 'account.state' | 'enquiries.key', input: unknown) => {
    const given = CallAnswer.parse(await window.osorDesk?.call(call, input))
    return given.ok ? given.output : null
  }
  const state = calls['account.state'].output.parse(await answer('account.state', null))
  if (state.kind !== 'signed_in') throw new Error('Nobody is signed in')
  const { account, service } = state.me
  const key = calls['enquiries.key'].output.parse(await answer('enquiries.key', { account: account.id }))
  if (key.kind !== 'kept') throw new Error('There is no key store')
  return { name: enquiryDatabaseName(service.instance, account.id), secret: await secretOf(key.key) }
}

/** Enquiries that a page of the service brings. */
const together = 100

/** Puts enquiries into the sealed store as a pull does. */
async function fill(count: number, seed: number): Promise<void> {
  const { name, secret } = await sealed()
  const store = await openSealedStore(name, sealingBy(secret))
  const { facts } = await store.read()
  if (facts === null) throw new Error('The first pull is not over')
  const word = wordsFrom(seed)
  for (let from = 0; from < count; from += together) {
    const numbers = Array.from({ length: Math.min(together, count - from) }, (_, index) => from + index)
    await store.keep(
      numbers.map(number => measuredEnquiry(number, seed, word)),
      facts,
    )
  }
  store.close()
}

/** Asks the desk's own worker, a second one of it, through the desk's own client. */
async function search(count: number, seed: number, rounds: number): Promise<EnquirySearchTimes> {
  const { name, secret } = await sealed()
  const script = performance
    .getEntriesByType('resource')
    .find(entry => /enquiry-search-worker/.test(entry.name))
  if (script === undefined) throw new Error('The page has no such worker')
  const client = new EnquirySearch({
    startWorker: () => new Worker(script.name, { type: 'module' }),
    sealed: { database: name, secret },
    onFault: fault => {
      throw fault
    },
  })
  client.start()
  await new Promise<void>(resolve => {
    client.subscribe(() => {
      if (client.state.isReady) resolve()
    })
  })
  const random = randomFrom(seed)
  const word = wordsFrom(seed)
  const times: Record<'word' | 'prefix' | 'twoWords' | 'similar', number[]> = {
    word: [],
    prefix: [],
    twoWords: [],
    similar: [],
  }
  const timed = async (kind: keyof typeof times, ask: () => Promise<readonly unknown[] | null>) => {
    const begun = performance.now()
    const found = await ask()
    times[kind].push(performance.now() - begun)
    if (found === null) throw new Error('The worker has ended')
    return found.length
  }
  const matching = (text: string) => () => client.matching(parseWords(text))
  let similarFound = 0
  for (let round = 0; round < rounds; round += 1) {
    const enquiry = measuredEnquiry(random.below(count), seed, word)
    const words = (enquiry.messages[0]?.text ?? '').split(/[ .]+/)
    const [one = 'ka', two = 'ka'] = [words[random.below(8)], words[random.below(8)]]
    const found = await timed('word', matching(one))
    if (found === 0) throw new Error(`Nothing was found of ${one}`)
    await timed('prefix', matching(one.slice(0, 2 + (round % 3))))
    await timed('twoWords', matching(`${one} ${two}`))
    const { id, topic, linkedLicences, subject, messages } = enquiry
    const open = { id, topic, linkedLicences, subject, messages: messages.map(({ text }) => text) }
    similarFound += await timed('similar', () => client.similar(open))
  }
  client.close()
  return { ...times, similarFound: similarFound / rounds }
}

const stored: number[] = []

/** Every transaction of a database is told to other windows, and so to this copy of its code, once it is stored. */
function noteStored(): void {
  new BroadcastChannel('x-storagemutated-1').onmessage = ({ data }: MessageEvent<unknown>) => {
    const parts = data !== null && typeof data === 'object' ? Object.keys(data) : []
    if (parts.some(part => part.includes('osor-enquiries') && part.includes('/drafts/')))
      stored.push(performance.now())
  }
}

window.enquiriesBench = { fill, search, noteStored, stored }
