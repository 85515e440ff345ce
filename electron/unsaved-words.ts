import { type BrowserWindow, dialog } from 'electron'
import { program } from '#shared/messages/en/program.ts'

/** Asks a person whose last words could be stored nowhere whether the window is to close all the same. */
export async function mayLoseWords(window: BrowserWindow): Promise<boolean> {
  const { title, detail, stay, close } = program.wordsNotStored
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: title,
    detail,
    buttons: [stay, close],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}
