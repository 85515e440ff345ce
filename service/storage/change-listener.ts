import { Client } from 'pg'
import { type Affected, readAffected } from './affected.ts'

export const changeChannel = 'osor_change'
/** How soon a lost connection is made anew, in milliseconds. */
const reconnectPause = 1_000

export interface ChangeListener {
  readonly close: () => Promise<void>
}

/**
 * Listens to the changes that other services on the same PostgreSQL server announce. A lost connection is made anew,
 * and `heard` is called then, because nobody knows what was missed. Throws when the first connection fails.
 */
export async function listenForChanges(
  url: string,
  heard: (affected: Affected) => void,
): Promise<ChangeListener> {
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  async function connect(): Promise<void> {
    const next = new Client({ connectionString: url })
    next.on('notification', ({ payload }) => heard(readAffected(payload)))
    // What failed shows in what follows, the end; unheard, it would end the process.
    next.on('error', () => {})
    await next.connect()
    await next.query(`listen ${changeChannel}`)
    next.once('end', reconnectLater)
    client = next
  }

  function reconnectLater(): void {
    if (isClosed) return
    timer = setTimeout(() => {
      connect().then(() => heard('unknown'), reconnectLater)
    }, reconnectPause)
    timer.unref()
  }

  await connect()
  return {
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
