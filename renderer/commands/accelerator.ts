import { type Command, type CommandId, commands } from '#shared/ipc/commands.ts'
import { formatKeys } from '../editor/tools/format-keys.ts'

/** What kind of keyboard it is: ⌘ takes the place of Ctrl on a Mac. */
export type Keyboard = 'mac' | 'other'

/** The keyboard of the computer that this runs on. */
export function keyboardOfThisComputer(): Keyboard {
  return /Mac/.test(navigator.platform) ? 'mac' : 'other'
}

/** The part of a keyboard event that decides which command is meant. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The keys of an accelerator in the order in which they are written: `CmdOrCtrl+Shift+S` has three. */
export function acceleratorKeys(accelerator: string): readonly string[] {
  return accelerator.split('+')
}

const keyNames: Readonly<Record<string, string>> = { Left: 'arrowleft', Enter: 'enter' }

/**
 * Whether the main key is the one that was pressed. On a keyboard of another script (Greek, Cyrillic) a letter is
 * told by its place; a digit also by its place, because French keyboards need Shift for it.
 */
function isMainKey(main: string, press: KeyPress): boolean {
  const wanted = keyNames[main] ?? main.toLowerCase()
  const pressed = press.key.toLowerCase()
  if (pressed === wanted) return true
  if (/^[a-z]$/.test(wanted))
    return !/^[\x20-\x7f]+$/.test(pressed) && press.code === `Key${main.toUpperCase()}`
  return /^\d$/.test(wanted) && press.code === `Digit${wanted}`
}

/** Whether a key press is an accelerator, as Electron writes it. */
export function matchesAccelerator(accelerator: string, press: KeyPress, keyboard: Keyboard): boolean {
  const keys = acceleratorKeys(accelerator)
  const main = keys.at(-1) ?? ''
  if (!isMainKey(main, press)) return false
  const wantsModifier = keys.includes('CmdOrCtrl')
  const [modifier, other] =
    keyboard === 'mac' ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  if (modifier !== wantsModifier || other || press.altKey !== keys.includes('Alt')) return false
  // On many keyboards "/" or a digit is itself typed with Shift, so there Shift says nothing.
  return press.shiftKey === keys.includes('Shift') || (press.shiftKey && /^[^a-z]$/i.test(main))
}

/** The keys of a command, as the table writes them; null for one without. */
export function acceleratorOf(id: CommandId): string | null {
  return commands.find(command => command.id === id)?.accelerator ?? null
}

/** Where the focus is when a key is pressed. */
export interface KeyPlace {
  readonly inText: boolean
  /** Whether the text is one whose formats have keys of their own. */
  readonly isFormatted: boolean
}

/** Whether a key press is one of the editor's own while a text is formatted. */
function isFormatKey(press: KeyPress, keyboard: Keyboard): boolean {
  return Object.values(formatKeys).some(accelerator => matchesAccelerator(accelerator, press, keyboard))
}

/** The command that a key press means in its place, or null. */
export function commandFor(
  among: readonly Command[],
  press: KeyPress,
  place: KeyPlace,
  keyboard: Keyboard,
): Command | null {
  const meant = among.find(
    command => command.accelerator !== null && matchesAccelerator(command.accelerator, press, keyboard),
  )
  if (meant === undefined || (meant.scope === 'outside_text' && place.inText)) return null
  // Whoever formats a text means its list, its link or its code block, whatever the same keys do elsewhere.
  if (place.isFormatted && isFormatKey(press, keyboard)) return null
  // ⌥← is "one word back" while writing on a Mac.
  if (keyboard === 'mac' && place.inText && press.altKey && !press.metaKey) return null
  return meant
}
