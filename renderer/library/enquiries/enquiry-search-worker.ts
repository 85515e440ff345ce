// The policy of the page forbids code made from text here too: this comes before all else.
import '../../no-code-from-text.ts'
import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import { type EnquiryBodies, sealedBodies } from './enquiry-bodies.ts'
import { EnquiryIndexer } from './enquiry-indexer.ts'
import { type FromEnquiryWorker, ToEnquiryWorker } from './enquiry-search-messages.ts'
import { EnquiryDatabase } from './sealed-database.ts'
import { sealingBy } from './sealing.ts'

/** What the page has given; none where the enquiries are sealed. */
const given = new Map<EnquiryId, Enquiry>()

const givenBodies: EnquiryBodies = {
  ids: async () => [...given.keys()],
  read: async ids => ids.flatMap(id => given.get(id) ?? []),
}

function takeGiven(ids: readonly EnquiryId[], newer: readonly Enquiry[] | null): void {
  for (const id of ids) given.delete(id)
  for (const enquiry of newer ?? []) given.set(enquiry.id, enquiry)
}

let indexer: EnquiryIndexer | null = null
let isSealed = false

function tell(message: FromEnquiryWorker): void {
  postMessage(message)
}

function tellFault(fault: unknown): void {
  tell({ kind: 'fault', told: String(fault) })
}

/** The database as the page has made it. Once it is to be removed, nothing of it is read or found any more. */
async function bodiesIn(name: string, secret: CryptoKey): Promise<EnquiryBodies> {
  const database = new EnquiryDatabase(name)
  await database.open()
  database.on('versionchange', () => {
    database.close()
    indexer = null
  })
  return sealedBodies(database, sealingBy(secret))
}

async function open(bodies: EnquiryBodies): Promise<EnquiryIndexer> {
  const opened = new EnquiryIndexer(bodies, state => tell({ kind: 'state', state }))
  indexer = opened
  await opened.readAll()
  return opened
}

/** What was told before the database was open. */
let opening: Promise<unknown> = Promise.resolve()

async function take(message: ToEnquiryWorker): Promise<void> {
  switch (message.kind) {
    case 'open_sealed':
      isSealed = true
      opening = bodiesIn(message.database, message.secret).then(bodies => {
        open(bodies).catch(tellFault)
      })
      return opening.then(() => undefined)
    case 'open_memory':
      await open(givenBodies)
      return
    case 'changed':
      if (!isSealed) takeGiven(message.ids, message.newer)
      await opening
      await indexer?.changed(message.ids)
      return
    case 'waits':
      await opening
      await indexer?.waits(message.unsent)
      return
    case 'match':
      await opening
      tell(
        indexer === null
          ? { kind: 'failed', question: message.question }
          : { kind: 'matched', question: message.question, ids: indexer.index.matching(message.clauses) },
      )
      return
    case 'similar':
      await opening
      tell(
        indexer === null
          ? { kind: 'failed', question: message.question }
          : {
              kind: 'found_similar',
              question: message.question,
              similar: indexer.index.similar(message.open),
            },
      )
  }
}

addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = ToEnquiryWorker.parse(event.data)
  take(message).catch((fault: unknown) => {
    tellFault(fault)
    if ('question' in message) tell({ kind: 'failed', question: message.question })
  })
})
