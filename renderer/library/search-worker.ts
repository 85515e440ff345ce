// The policy of the page forbids code made from text here too: this comes before all else.
import '../no-code-from-text.ts'
import { LibraryDatabase } from './database.ts'
import { SearchIndexer } from './search-indexer.ts'
import { type FromSearchWorker, ToSearchWorker } from './search-messages.ts'

type Question = Exclude<ToSearchWorker, { kind: 'open' }>

let indexer: SearchIndexer | null = null

function tell(message: FromSearchWorker): void {
  postMessage(message)
}

/** Of several windows on one library the first one stores the index, and the next one when that has gone. */
function keeperOf(database: string): () => boolean {
  let isKeeper = false
  void navigator.locks.request(`${database} search`, () => {
    isKeeper = true
    return new Promise(() => undefined)
  })
  return () => isKeeper
}

function open(name: string): void {
  indexer = new SearchIndexer({
    database: new LibraryDatabase(name),
    newName: () => crypto.randomUUID(),
    isKeeper: keeperOf(name),
    after: (delay, run) => {
      const timer = setTimeout(run, delay)
      return () => clearTimeout(timer)
    },
    now: () => performance.now(),
    onState: state => tell({ kind: 'state', state }),
    onFault: fault => tell({ kind: 'fault', told: String(fault) }),
  })
}

async function answer(index: SearchIndexer, asked: Question): Promise<FromSearchWorker> {
  const { question, clauses } = asked
  switch (asked.kind) {
    case 'find': {
      const { facets, limit } = asked
      const { total, hits, counts } = index.find({ clauses, facets, limit, now: Date.now() })
      const found = {
        total,
        hits: [...hits],
        counts: { type: new Map(counts.type), state: new Map(counts.state) },
      }
      return { kind: 'found', question, found }
    }
    case 'match':
      return { kind: 'matched', question, items: index.matching(clauses, asked.text) }
    case 'excerpts': {
      const excerpts = await index.excerpts(asked.items, clauses, asked.length)
      return { kind: 'excerpts', question, excerpts: excerpts.map(parts => [...parts]) }
    }
  }
}

addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = ToSearchWorker.parse(event.data)
  if (message.kind === 'open') {
    open(message.database)
    return
  }
  const { question } = message
  if (!indexer) tell({ kind: 'failed', question })
  else
    answer(indexer, message).then(tell, (fault: unknown) => {
      tell({ kind: 'fault', told: String(fault) })
      tell({ kind: 'failed', question })
    })
})
