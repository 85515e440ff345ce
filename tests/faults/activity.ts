/**
 * Counts what is really under way: requests inside the service, questions to its database, calls of a library, messages
 * between window and engine. What waits for virtual time (a slow line, a timer) is not under way. Between two of these
 * there are only promises, which a few turns of the event loop bring to their end.
 */
export interface Activity {
  /** Counts a piece of work until it ends, in whatever way. */
  readonly during: <Value>(work: () => Promise<Value>) => Promise<Value>
  /** Resolves when nothing is under way and nothing has begun for some turns of the event loop. */
  readonly quiet: () => Promise<void>
  readonly noteWrite: (database: string) => void
  /** How many transactions have begun that may have written in a database of IndexedDB. */
  readonly writesIn: (database: string) => number
}

/** Turns of the event loop without anything new after which the process counts as quiet. */
const calmTurns = 4
/** Turns after which something runs in circles without ever waiting for time. */
const mostTurns = 2_000_000

/** `isRemote`: some of the work is done by another process, of which nobody here hears until it answers. */
export function createActivity(isRemote = false): Activity {
  let underWay = 0
  let begun = 0
  const writes = new Map<string, number>()

  return {
    noteWrite: database => writes.set(database, (writes.get(database) ?? 0) + 1),
    writesIn: database => writes.get(database) ?? 0,

    during: async work => {
      underWay += 1
      begun += 1
      try {
        return await work()
      } finally {
        underWay -= 1
      }
    },

    quiet: async () => {
      let calm = 0
      let seen = begun
      for (let turn = 0; calm < calmTurns; turn += 1) {
        if (turn > mostTurns) throw new Error('The process does not come to rest')
        await new Promise<void>(resolve => (isRemote ? setTimeout(resolve, 2) : setImmediate(resolve)))
        calm = underWay === 0 && begun === seen ? calm + 1 : 0
        seen = begun
      }
    },
  }
}

/** Calls of the platform that other threads work on: how many turns of the event loop they take is their own affair. */
const doneElsewhere: readonly (readonly [object, string])[] = [
  [Blob.prototype, 'arrayBuffer'],
  [SubtleCrypto.prototype, 'digest'],
]

/** Counts what other threads do for this one. For the whole life of the process. */
export function countWorkElsewhere(activity: Activity): void {
  for (const [owner, name] of doneElsewhere) {
    const call: unknown = Reflect.get(owner, name)
    if (typeof call !== 'function') throw new Error(`There is no ${name}`)
    Object.defineProperty(owner, name, {
      value: function (this: unknown, ...given: unknown[]): Promise<unknown> {
        return activity.during(async () => Reflect.apply(call, this, given))
      },
    })
  }
}

/** Counts every transaction of IndexedDB in this process, whoever has begun it. For the whole life of the process. */
export function countTransactions(activity: Activity): void {
  const begin: unknown = IDBDatabase.prototype.transaction
  if (typeof begin !== 'function') throw new Error('IndexedDB has no transactions')
  Object.defineProperty(IDBDatabase.prototype, 'transaction', {
    value: function (this: IDBDatabase, ...given: unknown[]): IDBTransaction {
      const transaction: IDBTransaction = Reflect.apply(begin, this, given)
      if (transaction.mode !== 'readonly') activity.noteWrite(this.name)
      void activity.during(
        () =>
          new Promise<void>(resolve => {
            transaction.addEventListener('complete', () => resolve())
            transaction.addEventListener('abort', () => resolve())
          }),
      )
      return transaction
    },
  })
}
