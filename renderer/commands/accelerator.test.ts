import { describe, expect, test } from 'vitest'
import { commands } from '#shared/ipc/commands.ts'
import { commandFor, type KeyPress, matchesAccelerator } from './accelerator.ts'

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }
}

const outside = { inText: false, isFormatted: false }
const inText = { inText: true, isFormatted: false }
const inFormattedText = { inText: true, isFormatted: true }

describe('matching an accelerator', () => {
  test('Ctrl stands for CmdOrCtrl on other keyboards, ⌘ on a Mac', () => {
    expect(matchesAccelerator('CmdOrCtrl+K', press('k', { ctrlKey: true }), 'other')).toBe(true)
    expect(matchesAccelerator('CmdOrCtrl+K', press('k', { metaKey: true }), 'mac')).toBe(true)
    expect(matchesAccelerator('CmdOrCtrl+K', press('k', { ctrlKey: true }), 'mac')).toBe(false)
    expect(matchesAccelerator('CmdOrCtrl+K', press('k', { metaKey: true }), 'other')).toBe(false)
  })

  test('a modifier too many is another key', () => {
    expect(matchesAccelerator('CmdOrCtrl+S', press('S', { ctrlKey: true, shiftKey: true }), 'other')).toBe(
      false,
    )
    expect(matchesAccelerator('CmdOrCtrl+S', press('s', { ctrlKey: true, altKey: true }), 'other')).toBe(
      false,
    )
  })

  test('caps lock changes nothing', () => {
    expect(matchesAccelerator('CmdOrCtrl+K', press('K', { ctrlKey: true }), 'other')).toBe(true)
  })

  test('a slash or a digit that the keyboard types with Shift counts', () => {
    const german = press('/', { ctrlKey: true, shiftKey: true, code: 'Digit7' })
    expect(matchesAccelerator('CmdOrCtrl+/', german, 'other')).toBe(true)
    const french = press('&', { ctrlKey: true, code: 'Digit1' })
    expect(matchesAccelerator('CmdOrCtrl+1', french, 'other')).toBe(true)
  })

  test('a letter on a Greek keyboard is told by its place', () => {
    expect(matchesAccelerator('CmdOrCtrl+K', press('κ', { ctrlKey: true, code: 'KeyK' }), 'other')).toBe(true)
  })

  test('a letter that moved on a Latin keyboard is not told by its place', () => {
    expect(matchesAccelerator('CmdOrCtrl+K', press('t', { ctrlKey: true, code: 'KeyK' }), 'other')).toBe(
      false,
    )
  })

  test('named keys are known', () => {
    expect(matchesAccelerator('Alt+Left', press('ArrowLeft', { altKey: true }), 'other')).toBe(true)
    expect(matchesAccelerator('CmdOrCtrl+Enter', press('Enter', { ctrlKey: true }), 'other')).toBe(true)
  })
})

describe('finding the command', () => {
  const idOf = (key: KeyPress, place: typeof outside) => commandFor(commands, key, place, 'other')?.id ?? null

  test('a single letter is a command outside text only', () => {
    expect(idOf(press('a'), outside)).toBe('review.approve')
    expect(idOf(press('a'), inText)).toBeNull()
  })

  test('Ctrl+B is bold while writing and the sidebar elsewhere', () => {
    expect(idOf(press('b', { ctrlKey: true }), outside)).toBe('sidebar.toggle')
    expect(idOf(press('b', { ctrlKey: true }), inText)).toBeNull()
  })

  test('a word back on a Mac stays a word back while writing', () => {
    const back = press('ArrowLeft', { altKey: true })
    expect(commandFor(commands, back, inText, 'mac')).toBeNull()
    expect(commandFor(commands, back, outside, 'mac')?.id).toBe('go.back')
  })

  test('what formats a text has its keys while a text is formatted', () => {
    const digits = { '6': '^', '7': '&', '8': '*' }
    for (const [digit, key] of Object.entries(digits)) {
      const held = { ctrlKey: true, shiftKey: true, code: `Digit${digit}` }
      // A list on an English and on a French keyboard.
      expect(idOf(press(key, held), inFormattedText)).toBeNull()
      expect(idOf(press(digit, held), inFormattedText)).toBeNull()
      expect(idOf(press(digit, { ...held, shiftKey: false }), inFormattedText)).toMatch(/^go\./)
    }
    expect(idOf(press('K', { ctrlKey: true, shiftKey: true }), inFormattedText)).toBeNull()
    expect(idOf(press('c', { ctrlKey: true, altKey: true }), inFormattedText)).toBeNull()
    expect(idOf(press('q', { ctrlKey: true, altKey: true }), inFormattedText)).toBeNull()
  })

  test('in any other text the same keys are commands', () => {
    expect(idOf(press('q', { ctrlKey: true, altKey: true }), inText)).toBe('enquiry.faq')
    expect(idOf(press('K', { ctrlKey: true, shiftKey: true }), inText)).toBe('members.invite')
  })

  test('no two commands share their keys', () => {
    const keys = commands.map(command => command.accelerator).filter(accelerator => accelerator !== null)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
