import { type BrowserWindow, dialog } from 'electron'
import { program } from '#shared/messages/en/program.ts'
import { recentCrashes } from './crash-count.ts'

interface RecoveryParts {
  readonly now: () => number
  /** The page's process has gone, whatever the reason. */
  readonly onPageGone: () => void
  /** It is no use to start the window again: the program ends. */
  readonly giveUp: () => void
  /** For the log. */
  readonly onFault: (fault: unknown) => void
}

/** Starts a window again whose process died, and says so; offers the same for one that no longer answers. */
export function recoverFromCrashes(window: BrowserWindow, parts: RecoveryParts): void {
  const crashes = recentCrashes(parts.now)
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    parts.onPageGone()
    if (reason === 'clean-exit' || window.isDestroyed()) return
    parts.onFault(`The page's process has gone: ${reason}, exit code ${exitCode}`)
    if (crashes.isOneTooMany()) {
      dialog.showErrorBox(program.crashedAgain.title, program.crashedAgain.detail)
      parts.giveUp()
      return
    }
    window.webContents.reload()
    const isClosing = new AbortController()
    window.once('close', () => isClosing.abort())
    void dialog.showMessageBox(window, {
      type: 'info',
      message: program.crashed.title,
      detail: program.crashed.detail,
      buttons: [program.crashed.good],
      // The notice goes with its window, however that is closed.
      signal: isClosing.signal,
    })
  })

  window.on('unresponsive', () => {
    const answersAgain = new AbortController()
    window.once('responsive', () => answersAgain.abort())
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        message: program.unresponsive.title,
        detail: program.unresponsive.detail,
        buttons: [program.unresponsive.wait, program.unresponsive.restart],
        defaultId: 0,
        cancelId: 0,
        signal: answersAgain.signal,
      })
      .then(({ response }) => {
        if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
      })
  })
}
