import { randomUUID } from 'node:crypto'
import { BrowserWindow, session } from 'electron'
import { pageScheme } from './served-file.ts'

const printAddress = `${pageScheme}://print/`

/** Nothing runs and nothing is fetched: the page carries its pictures and its looks in itself. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

/** Millimetres of A4 left free, in inches, as Chromium measures paper. */
const margin = 20 / 25.4

/** Longer than the longest case study takes, in milliseconds: what takes longer has come to a halt. */
const printLimit = 60_000

let last: Promise<unknown> = Promise.resolve()

/**
 * Prints an HTML page as a tagged PDF on A4, in a hidden, sandboxed window without JavaScript and with a session of its
 * own that knows one address: the page. One after the other: a page that asks a hundred times gets one window at a time.
 * Rejects where it cannot be printed.
 */
export function printToPdf(html: string): Promise<Uint8Array> {
  const printed = last.then(() => printNow(html))
  last = printed.catch(() => undefined)
  return printed
}

async function printNow(html: string): Promise<Uint8Array> {
  const printing = session.fromPartition(`print-${randomUUID()}`, { cache: false })
  printing.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  printing.setPermissionCheckHandler(() => false)
  printing.setSpellCheckerEnabled(false)
  printing.on('will-download', event => event.preventDefault())
  printing.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: request.url !== printAddress && !request.url.startsWith('data:image/') })
  })
  printing.protocol.handle(pageScheme, request =>
    request.url === printAddress
      ? new Response(html, {
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
        })
      : new Response(null, { status: 404 }),
  )
  const window = new BrowserWindow({
    show: false,
    width: 794,
    height: 1123,
    webPreferences: {
      session: printing,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
      webviewTag: false,
      devTools: false,
    },
  })
  let limit: NodeJS.Timeout | undefined
  const halted = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error('Printing has come to a halt')), printLimit)
  })
  const print = async () => {
    await window.loadURL(printAddress)
    return window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      margins: { top: margin, bottom: margin, left: margin, right: margin },
    })
  }
  try {
    return await Promise.race([print(), halted])
  } finally {
    clearTimeout(limit)
    window.destroy()
    printing.protocol.unhandle(pageScheme)
  }
}
