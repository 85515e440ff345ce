import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import { type CallAnswer, type CallHandlers, callChannel } from '#shared/ipc/contract.ts'
import { createCallAnswerer } from '../core/answer-call.ts'
import { pageOrigin } from '../served-file.ts'

/** What answers the calls of one page. */
interface AnsweredPage {
  readonly handlers: CallHandlers
}

/** Only a page itself may call: the main frame of its window, on our origin. */
function isFromMainFrame({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return !sender.isDestroyed() && senderFrame === sender.mainFrame && senderFrame.origin === pageOrigin
}

/** Answers the pages' calls. `pageOf` gives the page that these contents show, or null where they are no window of ours. */
export function routeCalls(pageOf: (contents: WebContents) => AnsweredPage | null): void {
  const answerers = new WeakMap<AnsweredPage, ReturnType<typeof createCallAnswerer>>()
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<CallAnswer> => {
    const page = pageOf(event.sender)
    if (!page || !isFromMainFrame(event)) {
      return { ok: false, error: 'Only the page of OSOR Desk may call' }
    }
    const answer = answerers.get(page) ?? createCallAnswerer(page.handlers)
    answerers.set(page, answer)
    return answer(name, input)
  })
}
