import type { AccountId } from '#shared/content/identity.ts'
import { libraryPortMessage } from '#shared/ipc/contract.ts'
import type { MessageChannelEnd } from '#shared/sync/local-store-channel.ts'
import { desk } from './desk.ts'

function endOf(port: MessagePort): MessageChannelEnd {
  return {
    post: message => port.postMessage(message),
    listen: listener => {
      port.onmessage = event => listener(event.data)
    },
    close: () => port.close(),
  }
}

/** The next library port that the main process hands to this window. */
function nextPort(signal: AbortSignal): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const listen = (event: MessageEvent) => {
      const [port] = event.ports
      if (event.source !== window || event.data !== libraryPortMessage || !port) return
      window.removeEventListener('message', listen)
      resolve(port)
    }
    window.addEventListener('message', listen)
    signal.addEventListener('abort', () => {
      window.removeEventListener('message', listen)
      reject(new Error('No library channel was needed any more'))
    })
  })
}

/** Opens the channel on which the sync engine reaches the library of the signed-in account. */
export async function openLibraryChannel(
  account: AccountId,
  signal: AbortSignal,
): Promise<MessageChannelEnd> {
  const [port, { connected }] = await Promise.all([
    nextPort(signal),
    desk.call('library.connect', { account }),
  ])
  if (!connected) throw new Error('Another account is signed in')
  return endOf(port)
}
