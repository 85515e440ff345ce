import { contextBridge, ipcRenderer } from 'electron'
import { callChannel, eventChannel, libraryPortMessage } from '#shared/ipc/channels.ts'
import type { DeskBridge } from '#shared/ipc/contract.ts'

/** What a sandboxed preload sees of its window. */
declare const window: { postMessage(message: unknown, origin: string, transfer: readonly unknown[]): void }
declare const location: { readonly origin: string }

const bridge: DeskBridge = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  on: (name, listener) => {
    const hear = (_event: unknown, heard: unknown, payload: unknown) => {
      if (heard === name) listener(payload)
    }
    ipcRenderer.on(eventChannel, hear)
    return () => {
      ipcRenderer.off(eventChannel, hear)
    }
  },
}
contextBridge.exposeInMainWorld('osorDesk', bridge)

// A port can't cross the context bridge; a message of the window to itself can carry it.
ipcRenderer.on(libraryPortMessage, event => {
  window.postMessage(libraryPortMessage, location.origin, event.ports)
})
