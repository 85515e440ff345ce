import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

/** A window with a page in which both Chromium's database and Node are there; nothing of the desk's. */
async function open(): Promise<void> {
  await app.whenReady()
  const window = new BrowserWindow({
    webPreferences: {
      nodeIntegration: true,
      contextIsolation: false,
      sandbox: false,
      // Nobody looks at it, and its time is not to pass more slowly for that.
      backgroundThrottling: false,
    },
  })
  await window.loadFile(join(app.getAppPath(), 'page.html'))
}

void open()
