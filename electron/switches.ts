import { deskScheme } from '#shared/content/item-address.ts'
import { DemoAccount, type DemoAccountKey } from '#shared/sync/me.ts'
import { isLoopback } from './service/loopback.ts'

/** What the command line asks of the desk. */
export interface Switches {
  readonly kind: 'run'
  /** Origin of the content service, without a slash at the end. */
  readonly service: string
  /** The folder for everything this desk keeps; null: the platform's own place. */
  readonly userDataFolder: string | null
  readonly signInAs: DemoAccountKey | null
  /** An address of the desk's own scheme that was opened; null: none. */
  readonly address: string | null
}

export type ParsedSwitches =
  | Switches
  | { readonly kind: 'help' }
  /** `problem` is a sentence for the terminal. */
  | { readonly kind: 'refused'; readonly problem: string }

const defaultService = 'http://127.0.0.1:4780'

/** For the terminal, by `--help` or after a command line that was not understood. */
export function usage(isPackaged: boolean): string {
  const development = isPackaged
    ? []
    : [
        '  --user-data-dir=DIR    keep everything in this folder',
        `  --sign-in-as=ACCOUNT   sign in to a demo account at start: ${demoAccountKeys.join(', ')}`,
      ]
  return [
    'Usage: osor-desk [switches]',
    '',
    `  --service=URL          address of the content service (${defaultService})`,
    ...development,
    '  --help                 show this text',
    '',
    'Switches of Electron and Chromium, such as --remote-debugging-port, are passed on.',
  ].join('\n')
}

const demoAccountKeys = DemoAccount.shape.key.options

/**
 * Switches that Electron, Chromium and the tools around them read from the same command line. A list, because
 * whatever is not on it is most likely a slip of the keyboard and has to be refused.
 */
const passedOn: ReadonlySet<string> = new Set([
  'allow-file-access-from-files',
  'disable-background-networking',
  'disable-dev-shm-usage',
  'disable-features',
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-gpu-sandbox',
  'disable-http-cache',
  'disable-renderer-backgrounding',
  'disable-software-rasterizer',
  'enable-blink-features',
  'enable-crash-reporter',
  'enable-features',
  'enable-logging',
  'force-color-profile',
  'force-dark-mode',
  'force-device-scale-factor',
  'force-high-contrast',
  'force-renderer-accessibility',
  'gtk-version',
  'high-dpi-support',
  'in-process-gpu',
  'js-flags',
  'lang',
  'log-file',
  'log-level',
  'log-net-log',
  'no-first-run',
  'no-sandbox',
  'no-zygote',
  'original-process-start-time',
  'ozone-platform',
  'ozone-platform-hint',
  'password-store',
  'proxy-bypass-list',
  'proxy-pac-url',
  'proxy-server',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'touch-events',
  'trace-deprecation',
  'trace-startup',
  'trace-warnings',
  'use-angle',
  'use-gl',
  'use-mock-keychain',
  'user-agent',
  'v',
  'vmodule',
])

function isPassedOn(name: string): boolean {
  return passedOn.has(name) || name.startsWith('inspect')
}

/**
 * The service's address as an origin, or null: only HTTPS, or HTTP to this very computer, because a sign-in travels on
 * it.
 */
export function serviceOrigin(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname, origin, pathname, search, hash, username, password } = new URL(address)
  const isBare = pathname === '/' && search === '' && hash === '' && username === '' && password === ''
  return isBare && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) ? origin : null
}

function refused(problem: string): ParsedSwitches {
  return { kind: 'refused', problem }
}

/** The address of the desk's own scheme on a command line: how Windows and Linux hand one over. */
export function addressIn(given: readonly string[]): string | undefined {
  return given.find(argument => argument.toLowerCase().startsWith(`${deskScheme}:`))
}

/**
 * Reads the command line: `given` is what comes after the executable. Unpackaged, the first argument that is no
 * switch is the program's own folder, and the switches for development are there.
 */
export function parseSwitches(given: readonly string[], isPackaged: boolean): ParsedSwitches {
  let service = defaultService
  let userDataFolder: string | null = null
  let signInAs: DemoAccountKey | null = null
  let programFolders = isPackaged ? 0 : 1

  for (let index = 0; index < given.length; index += 1) {
    const argument = given[index] ?? ''
    // Electron's own way to load a module first; test drivers use it.
    if (!isPackaged && (argument === '-r' || argument === '--require')) {
      index += 1
      continue
    }
    // macOS adds a process serial number when a program is opened by a double click.
    if (argument.startsWith('-psn_')) continue
    if (argument === addressIn([argument])) continue
    if (!argument.startsWith('-')) {
      programFolders -= 1
      if (programFolders < 0) return refused(`Unexpected argument: ${argument}`)
      continue
    }
    const [, name = '', value = null] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? []
    switch (isPackaged && (name === 'user-data-dir' || name === 'sign-in-as') ? '' : name) {
      case 'help':
        return { kind: 'help' }
      case 'service': {
        const origin = serviceOrigin(value ?? '')
        if (origin === null) {
          return refused('--service needs the address of a service: https://…, or http:// on this computer')
        }
        service = origin
        break
      }
      case 'user-data-dir':
        if (!value) return refused('--user-data-dir needs a folder')
        userDataFolder = value
        break
      case 'sign-in-as': {
        const key = DemoAccount.shape.key.safeParse(value)
        if (!key.success) return refused(`--sign-in-as needs one of ${demoAccountKeys.join(', ')}`)
        signInAs = key.data
        break
      }
      default:
        if (!isPassedOn(name)) return refused(`Unknown switch: ${argument}`)
    }
  }
  return { kind: 'run', address: addressIn(given) ?? null, service, userDataFolder, signInAs }
}
