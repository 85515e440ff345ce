import { type App, type Session, session, type WebContents } from 'electron'
import { pageAddress, pageOrigin } from './served-file.ts'

/** The page may write to the clipboard by a key or a click; it needs no other permission. */
function mayHave(permission: string, origin: string): boolean {
  return permission === 'clipboard-sanitized-write' && origin === pageOrigin
}

/** Whether an address is the page itself, at whatever place in it: then it is a reload, not a way out. */
export function isPage(address: string): boolean {
  return URL.canParse(address) && address.split('#', 1)[0] === pageAddress
}

/** What the page's session may fetch: its own files, and data that it made itself. */
function mayFetch(address: string, isPackaged: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  if (`${protocol}//${host}` === pageOrigin) return true
  return protocol === 'data:' || protocol === 'blob:' || (protocol === 'devtools:' && !isPackaged)
}

function secureSession(pageSession: Session, isPackaged: boolean): void {
  pageSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(URL.canParse(details.requestingUrl) && mayHave(permission, originOf(details.requestingUrl)))
  })
  pageSession.setPermissionCheckHandler((_contents, permission, origin) =>
    mayHave(permission, originOf(origin)),
  )
  pageSession.setDevicePermissionHandler(() => false)
  pageSession.on('will-download', event => event.preventDefault())
  pageSession.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !mayFetch(request.url, isPackaged) })
  })
  // The dictionaries come from a third party: nothing is checked before the person has agreed to one (`spelling/`).
  pageSession.setSpellCheckerEnabled(false)
  pageSession.setSpellCheckerLanguages([])
}

/** The origin of an address; URL.origin is `null` for a scheme that URL does not know. */
function originOf(address: string): string {
  if (!URL.canParse(address)) return ''
  const { protocol, host } = new URL(address)
  return `${protocol}//${host}`
}

function secureContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame || !isPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', event => event.preventDefault())
  // No address of this computer's networks leaves through a peer connection.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Locks the page in, whatever text it may show: no way out, no window, no permission, no network. When ready. */
export function lockIn(app: App): void {
  secureSession(session.defaultSession, app.isPackaged)
  app.on('web-contents-created', (_event, contents) => secureContents(contents))
}
