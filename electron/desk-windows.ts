import { join } from 'node:path'
import { type App, BrowserWindow, type WebContents } from 'electron'
import type { CommandId } from '#shared/ipc/commands.ts'
import type { DeskCore, DeskPage } from './core/desk-core.ts'
import { recoverFromCrashes } from './crash-recovery.ts'
import { sendEvent } from './ipc/events.ts'
import { openLibraryChannel } from './ipc/library-channel.ts'
import { placementFile } from './placement-file.ts'
import { mayLoseWords } from './unsaved-words.ts'
import { openDeskWindow } from './window.ts'
import { beside, type WindowPlacement } from './window-placement.ts'

interface DeskWindowsParts {
  readonly app: App
  readonly core: () => Pick<DeskCore, 'addPage'>
  /** Path of the preload bundle. */
  readonly preload: string
  /** Where the places of windows are remembered. */
  readonly folder: string
  /** What else a new window needs. */
  readonly onOpened: (window: BrowserWindow) => void
  readonly onShown: () => void
  /** A page died again and again: the program ends. */
  readonly giveUp: () => void
  /** For the log. */
  readonly onFault: (fault: unknown) => void
}

/** The windows of the program. All show the same account and library. */
export interface DeskWindows {
  /** Opens a window beside the one in front, or where the first one was last. */
  open(): void
  /** Brings the window that was used last to the front, and answers its page; opens one where there is none. */
  comeForward(): DeskPage | null
  /** Whether a person works in one of them now. */
  isInUse(): boolean
  /** The window that a person looks at, for a dialog of the system's; null where there is none. */
  inFront(): BrowserWindow | null
  /** Tells the window in front that a command was chosen. */
  choose(command: CommandId): void
  /** The page that these contents show, or null: then they are none of ours. */
  pageOf(contents: WebContents): DeskPage | null
}

interface OpenWindow {
  readonly window: BrowserWindow
  readonly page: DeskPage
  /** 1 for the first; the place of each is remembered under its number. */
  readonly number: number
}

export function createDeskWindows(parts: DeskWindowsParts): DeskWindows {
  const { app, folder, onFault } = parts
  /** The one that was used last comes first. */
  let opened: readonly OpenWindow[] = []
  let isQuitting = false
  app.on('before-quit', () => {
    isQuitting = true
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || isQuitting) app.quit()
  })

  function inFront(): BrowserWindow | null {
    return opened[0]?.window ?? null
  }

  function freeNumber(): number {
    let number = 1
    while (opened.some(other => other.number === number)) number += 1
    return number
  }

  /** Where a window with this number was last; else beside the one in front. */
  function placementOf(number: number) {
    const file = placementFile(join(folder, number === 1 ? 'window.json' : `window-${number}.json`))
    const front = inFront()
    const asNew = (): WindowPlacement | null => front && beside(front.getNormalBounds())
    return { ...file, read: () => file.read() ?? asNew() }
  }

  function open(): void {
    const number = freeNumber()
    const window = openDeskWindow({
      preload: parts.preload,
      isPackaged: app.isPackaged,
      placement: placementOf(number),
      prepareToClose: async () => {
        if ((await page.prepareToClose()) !== 'not_stored') return true
        const isClosing = await mayLoseWords(window)
        // A program that was to end goes on with its window.
        if (!isClosing) isQuitting = false
        return isClosing
      },
      proceed: closing => (isQuitting ? app.quit() : closing.close()),
      onPageGone: () => page.detachLibrary(),
      onShown: parts.onShown,
    })
    const { webContents } = window
    const page = parts.core().addPage({
      send: (name, payload) => sendEvent(webContents, name, payload),
      openLibraryChannel: onClose => openLibraryChannel(webContents, onClose),
    })
    const entry: OpenWindow = { window, page, number }
    opened = [entry, ...opened]
    window.on('focus', () => {
      opened = [entry, ...opened.filter(other => other !== entry)]
    })
    window.on('closed', () => {
      opened = opened.filter(other => other !== entry)
      page.remove()
    })
    recoverFromCrashes(window, {
      now: Date.now,
      onPageGone: () => page.detachLibrary(),
      // Another window goes on.
      giveUp: () => (opened.length > 1 ? window.destroy() : parts.giveUp()),
      onFault,
    })
    parts.onOpened(window)
  }

  return {
    open,
    comeForward: () => {
      const [front] = opened
      if (front === undefined) {
        open()
        return null
      }
      const { window, page } = front
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
      return page
    },
    isInUse: () => BrowserWindow.getFocusedWindow() !== null,
    inFront,
    choose: command => {
      if (command === 'window.new') open()
      else {
        const focused = BrowserWindow.getFocusedWindow()
        const chosenIn = opened.find(({ window }) => window === focused) ?? opened[0]
        if (chosenIn) sendEvent(chosenIn.window.webContents, 'command.chosen', command)
      }
    },
    pageOf: contents => opened.find(({ window }) => window.webContents === contents)?.page ?? null,
  }
}
