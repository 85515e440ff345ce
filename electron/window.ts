import { BrowserWindow, nativeTheme, screen } from 'electron'
import { isPage } from './security.ts'
import { pageAddress } from './served-file.ts'
import { placeWindow, smallestWindow, type WindowPlacement } from './window-placement.ts'

interface DeskWindowParts {
  /** Path of the preload bundle. */
  readonly preload: string
  readonly isPackaged: boolean
  readonly placement: {
    read(): WindowPlacement | null
    write(placement: WindowPlacement): void
  }
  /** Asks the page to store the last words; resolves when it has. False: the window stays open. */
  readonly prepareToClose: () => Promise<boolean>
  /** Called once the window may go: the one close that does not ask again follows. */
  readonly proceed: (window: BrowserWindow) => void
  /** Another document has taken the page's place: it was reloaded. */
  readonly onPageGone: () => void
  readonly onShown: () => void
}

/** The page's own ground, so that nothing flashes before its first picture: --canvas in renderer/ui/tokens.css. */
const ground = { light: '#f6f6f4', dark: '#17181b' } as const

/** Opens the desk's window, which is shown when it has something to show. */
export function openDeskWindow(parts: DeskWindowParts): BrowserWindow {
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(display => display.workArea)
  const placement = placeWindow(parts.placement.read(), displays)
  const window = new BrowserWindow({
    ...placement.bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Whether anything is checked is the session's to say: off until the person agrees to a dictionary.
      spellcheck: true,
      devTools: !parts.isPackaged,
      // A desk in the background goes on storing and sending.
      backgroundThrottling: false,
    },
  })
  window.once('ready-to-show', () => {
    if (placement.isMaximised) window.maximize()
    window.show()
    parts.onShown()
  })
  rememberPlacement(window, parts)
  askBeforeClosing(window, parts)
  // Committed, not begun: a navigation that is denied leaves the page, and its library, as they are.
  window.webContents.on('did-navigate', (_event, address) => {
    parts.onPageGone()
    // Chromium asks nobody before it goes to about:blank.
    if (!isPage(address)) loadPage(window)
  })
  loadPage(window)
  return window
}

function loadPage(window: BrowserWindow): void {
  // A failure shows as an empty window, and Chromium writes the reason to the log.
  window.loadURL(pageAddress).catch(() => {})
}

function rememberPlacement(window: BrowserWindow, { placement }: DeskWindowParts): void {
  const keep = () => placement.write({ bounds: window.getNormalBounds(), isMaximised: window.isMaximized() })
  window.on('maximize', keep)
  window.on('unmaximize', keep)
  window.on('close', keep)
}

/**
 * Words typed a moment ago are still on their way to the library when somebody closes the window, and a page that is
 * being closed can't wait for its own storage. So it is asked first.
 */
function askBeforeClosing(window: BrowserWindow, parts: DeskWindowParts): void {
  let standing: 'open' | 'asked' | 'may_close' = 'open'
  window.on('close', event => {
    if (
      standing === 'may_close' ||
      window.webContents.isCrashed() ||
      window.webContents.isLoadingMainFrame()
    ) {
      return
    }
    event.preventDefault()
    if (standing === 'asked') return
    standing = 'asked'
    void parts.prepareToClose().then(mayGo => {
      standing = mayGo ? 'may_close' : 'open'
      if (!mayGo) return
      if (!window.isDestroyed()) parts.proceed(window)
    })
  })
}
