import { join } from 'node:path'
import { app, type BrowserWindow, clipboard, dialog, Menu, session, shell } from 'electron'
import { deskScheme } from '#shared/content/item-address.ts'
import { askedByAddress } from '#shared/ipc/asked-by-address.ts'
import { program } from '#shared/messages/en/program.ts'
import { createFileSecretStore } from './account/file-secret-store.ts'
import { declarePageScheme, servePage } from './app-protocol.ts'
import { contextMenuTemplate } from './context-menu.ts'
import { createDeskCore } from './core/desk-core.ts'
import { enquirySecretsIn } from './core/enquiry-secrets.ts'
import { systemClock } from './core/system-clock.ts'
import { createDeskWindows } from './desk-windows.ts'
import { routeCalls } from './ipc/router.ts'
import { systemKeyStore } from './key-store.ts'
import { menuTemplate } from './menu.ts'
import { notify } from './notify.ts'
import { printToPdf } from './pdf.ts'
import { chooseWhereToSave } from './save-dialog.ts'
import { lockIn } from './security.ts'
import { network } from './service/network.ts'
import { sessionSpellChecker } from './spelling/session-spell-checker.ts'
import { addressIn, parseSwitches, type Switches, usage } from './switches.ts'
import { problemWithFolder } from './user-data-folder.ts'

/** The bundles lie side by side: this file in `dist/electron`, the page in `dist/renderer`. */
const bundles = join(import.meta.dirname, '..')

const exitCode = { folderNotWritable: 1, crashed: 1, badSwitch: 2 } as const

function switchesOrExit(): Switches {
  const parsed = parseSwitches(process.argv.slice(1), app.isPackaged)
  switch (parsed.kind) {
    case 'run':
      return parsed
    case 'help':
      console.log(usage(app.isPackaged))
      process.exit(0)
      break
    case 'refused':
      console.error(`${parsed.problem}\n\n${usage(app.isPackaged)}`)
      process.exit(exitCode.badSwitch)
  }
}

function claimFolderOrExit(folder: string): void {
  const problem = problemWithFolder(folder)
  if (problem === null) {
    app.setPath('userData', folder)
    app.setPath('sessionData', folder)
    return
  }
  const sentence = program.folderNotWritable({ folder, problem })
  console.error(sentence)
  // Whoever starts it from a terminal has read it there.
  if (app.isPackaged) dialog.showErrorBox(program.name, sentence)
  process.exit(exitCode.folderNotWritable)
}

function startDesk(switches: Switches, folder: string): void {
  const windows = createDeskWindows({
    app,
    core: () => core,
    preload: join(bundles, 'electron', 'preload.cjs'),
    folder,
    onOpened: showContextMenu,
    onShown: () => console.log('OSOR Desk window ready'),
    giveUp: () => app.exit(exitCode.crashed),
    onFault,
  })
  const core = createDeskCore({
    serviceUrl: switches.service,
    folder,
    secrets: createFileSecretStore(join(folder, 'sign-in.json'), systemKeyStore()),
    enquirySecrets: enquirySecretsIn(folder, systemKeyStore()),
    openExternal: url => shell.openExternal(url),
    chooseWhereToSave: name => chooseWhereToSave(windows.inFront(), name),
    printToPdf: html => printToPdf(html),
    spellChecker: sessionSpellChecker(session.defaultSession, folder, process.platform),
    fetch: network,
    clock: systemClock,
    random: Math.random,
    notify: (notification, onPress) => !windows.isInUse() && notify(notification, onPress),
    comeForward: windows.comeForward,
    openWindow: windows.open,
    program: {
      version: app.getVersion(),
      platform: `${process.platform} ${process.arch}`,
      electron: process.versions.electron,
      chromium: process.versions['chrome'] ?? '',
    },
    signInAs: switches.signInAs,
    onFault,
  })

  const openAddress = (address: string | undefined) => {
    const asked = askedByAddress(address ?? '')
    if (asked === null) windows.comeForward()
    else core.askFor(asked)
  }
  app.on('second-instance', (_event, given) => openAddress(addressIn(given)))
  // macOS hands addresses over by itself.
  app.on('open-url', (event, address) => {
    event.preventDefault()
    openAddress(address)
  })
  app.on('activate', windows.comeForward)
  app.on('will-quit', () => void core.stop())

  // Unpackaged it would be Electron's own executable that is named.
  if (app.isPackaged) app.setAsDefaultProtocolClient(deskScheme)
  lockIn(app)
  servePage(join(bundles, 'renderer'))
  routeCalls(windows.pageOf)
  app.setAboutPanelOptions({
    applicationName: program.name,
    applicationVersion: app.getVersion(),
    copyright: 'EUPL-1.2',
    credits: program.about,
  })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({
        platform: process.platform,
        isPackaged: app.isPackaged,
        choose: windows.choose,
      }),
    ),
  )
  void core.start().then(() => {
    if (switches.address === null) windows.open()
    else openAddress(switches.address)
  })
}

/** The system's menu at the place that was clicked on, where there is something to do. */
function showContextMenu(window: BrowserWindow): void {
  const { webContents } = window
  webContents.on('context-menu', (_event, place) => {
    const items = contextMenuTemplate(place, {
      replace: suggestion => webContents.replaceMisspelling(suggestion),
      learn: word => webContents.session.addWordToSpellCheckerDictionary(word),
      openLink: url => void shell.openExternal(url).catch(onFault),
      copyLink: url => clipboard.writeText(url),
    })
    if (items.length > 0) Menu.buildFromTemplate([...items]).popup({ window })
  })
}

function onFault(fault: unknown): void {
  console.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))
}

// A defect of ours must not take the window with it, whose page stores the words: it is logged, and work goes on.
process.on('uncaughtException', onFault)
process.on('unhandledRejection', onFault)

const switches = switchesOrExit()
const folder = switches.userDataFolder ?? app.getPath('userData')
claimFolderOrExit(folder)
// The first desk on this folder comes forward instead.
if (!app.requestSingleInstanceLock()) process.exit(0)
declarePageScheme()
void app.whenReady().then(() => startDesk(switches, folder))
