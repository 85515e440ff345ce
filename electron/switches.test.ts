import { describe, expect, it } from 'vitest'
import { addressIn, parseSwitches, serviceOrigin, usage } from './switches.ts'

const standard = {
  kind: 'run',
  service: 'http://127.0.0.1:4780',
  userDataFolder: null,
  signInAs: null,
  address: null,
}

describe('the command line of a desk that is not packaged', () => {
  it('may be nothing but the folder of the program', () => {
    expect(parseSwitches(['/home/me/osor-desk'], false)).toEqual(standard)
  })

  it('takes the switches of the desk in any order around the folder', () => {
    expect(
      parseSwitches(
        ['--user-data-dir=/tmp/a=b', '.', '--service=https://desk.example.eu/', '--sign-in-as=moderator'],
        false,
      ),
    ).toEqual({
      kind: 'run',
      service: 'https://desk.example.eu',
      userDataFolder: '/tmp/a=b',
      signInAs: 'moderator',
      address: null,
    })
  })

  it.each([
    '--no-sandbox',
    '--remote-debugging-port=0',
    '--inspect=0',
    '--inspect-brk',
    '--lang=fr',
    '--disable-features=A,B',
  ])('lets %s of Chromium and Electron pass', argument => {
    expect(parseSwitches([argument, '.'], false)).toEqual(standard)
  })

  it('lets a test driver load its own module first', () => {
    expect(parseSwitches(['-r', '/driver/loader.js', '--no-sandbox', '.'], false)).toEqual(standard)
  })

  it.each(['--servcie=http://127.0.0.1:1', '--reset', '-x', '--', '--=x'])('refuses %s', argument => {
    expect(parseSwitches(['.', argument], false)).toEqual({
      kind: 'refused',
      problem: `Unknown switch: ${argument}`,
    })
  })

  it('may hold an address of the desk’s own, as systems hand it over', () => {
    const address = 'osor-desk://item/bbbbbbbb-0000-4000-8000-000000000001'
    expect(parseSwitches(['.', address], false)).toEqual({ ...standard, address })
    expect(addressIn(['/opt/osor-desk', '--no-sandbox', address])).toBe(address)
    expect(addressIn(['/opt/osor-desk', 'osor-desk-notes.txt'])).toBeUndefined()
  })

  it('refuses a second argument that is no switch', () => {
    expect(parseSwitches(['.', 'draft.html'], false)).toMatchObject({ kind: 'refused' })
  })

  it.each([
    '--sign-in-as=root',
    '--sign-in-as',
    '--user-data-dir=',
    '--user-data-dir',
    '--service',
    '--service=',
  ])('refuses %s, which lacks a right value', argument => {
    expect(parseSwitches(['.', argument], false)).toMatchObject({ kind: 'refused' })
  })

  it('explains itself when asked', () => {
    expect(parseSwitches(['.', '--help'], false)).toEqual({ kind: 'help' })
    expect(usage(false)).toContain('--sign-in-as')
  })
})

describe('the command line of a packaged desk', () => {
  it('may name the service', () => {
    expect(parseSwitches(['--service=https://desk.example.eu'], true)).toMatchObject({
      service: 'https://desk.example.eu',
    })
  })

  it.each(['--sign-in-as=editor', '--user-data-dir=/tmp/x', '/some/folder'])('refuses %s', argument => {
    expect(parseSwitches([argument], true)).toMatchObject({ kind: 'refused' })
  })

  it('does not offer the switches for development', () => {
    expect(usage(true)).not.toContain('--sign-in-as')
  })
})

describe('the address of the service', () => {
  it.each([
    ['https://desk.example.eu', 'https://desk.example.eu'],
    ['https://desk.example.eu:8443/', 'https://desk.example.eu:8443'],
    ['http://127.0.0.1:4780', 'http://127.0.0.1:4780'],
    ['http://localhost:4780/', 'http://localhost:4780'],
    ['http://[::1]:4780', 'http://[::1]:4780'],
  ])('%s is %s', (address, origin) => {
    expect(serviceOrigin(address)).toBe(origin)
  })

  it.each([
    'http://desk.example.eu',
    'http://127.0.0.1.example.eu',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'https://desk.example.eu/path',
    'https://desk.example.eu?x=1',
    'https://user:secret@desk.example.eu',
    'desk.example.eu',
    '',
  ])('%s is refused', address => {
    expect(serviceOrigin(address)).toBeNull()
  })
})
