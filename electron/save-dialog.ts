import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'

/** Asks where to write a file; null when the person would rather not. */
export async function chooseWhereToSave(window: BrowserWindow | null, name: string): Promise<string | null> {
  const options = {
    defaultPath: join(app.getPath('downloads'), name),
    properties: ['showOverwriteConfirmation' as const],
  }
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  return canceled || filePath === '' ? null : filePath
}
