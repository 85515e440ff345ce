import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import { type CallAnswer, type CallHandlers, callChannel } from '#shared/ipc/contract.ts'
import { createCallAnswerer } from '../core/answer-call.ts'
import { pageOrigin } from '../served-file.ts'

/** Only the page itself may call: the main frame of our window, on our origin. */
function isFromPage({ senderFrame }: IpcMainInvokeEvent, page: WebContents | null): boolean {
  return (
    page !== null &&
    !page.isDestroyed() &&
    senderFrame === page.mainFrame &&
    senderFrame.origin === pageOrigin
  )
}

/** Answers the page's calls. `page` gives the contents of our window, or null while there is none. */
export function routeCalls(handlers: CallHandlers, page: () => WebContents | null): void {
  const answer = createCallAnswerer(handlers)
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<CallAnswer> => {
    if (!isFromPage(event, page())) return { ok: false, error: 'Only the page of OSOR Desk may call' }
    return answer(name, input)
  })
}
