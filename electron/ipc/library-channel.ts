import { MessageChannelMain, type WebContents } from 'electron'
import { libraryPortMessage } from '#shared/ipc/contract.ts'
import type { MessageChannelEnd } from '#shared/sync/local-store-channel.ts'

/** Makes a channel, sends one end to the page and gives the other. `onClose` is called when the page's end is gone. */
export function openLibraryChannel(page: WebContents, onClose: () => void): MessageChannelEnd {
  const { port1: ours, port2: theirs } = new MessageChannelMain()
  let isOpen = true
  ours.on('close', () => {
    if (isOpen) onClose()
    isOpen = false
  })
  page.postMessage(libraryPortMessage, null, [theirs])
  return {
    post: message => ours.postMessage(message),
    listen: listener => {
      ours.on('message', event => listener(event.data))
      ours.start()
    },
    close: () => {
      isOpen = false
      ours.close()
    },
  }
}
