import { useEffect } from 'react'
import { type CommandId, commands } from '#shared/ipc/commands.ts'
import { desk } from '../bridge/index.ts'
import { commandFor, keyboardOfThisComputer } from './accelerator.ts'
import { runCommand } from './registry.ts'

const textFields =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])'
const formattedText = '.rich-text-content'
// Whatever floats over the page (data-trigger is on every popover) takes the keys for itself; a sentence in passing does not.
const dialogs = '[role=dialog], [role=alertdialog]:not(.toast), [data-trigger]'

function closest(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null
}

/** Whether a part of the page has a meaning of its own for a command's key: Ctrl+Enter posts the comment that is being written. */
function isKept(target: EventTarget | null, command: CommandId): boolean {
  const keeper = target instanceof Element ? target.closest<HTMLElement>('[data-keeps]') : null
  return keeper?.dataset['keeps']?.split(' ').includes(command) ?? false
}

function onKeyDown(event: KeyboardEvent): void {
  // AltGr types letters: on some keyboards it also reads as Ctrl and Alt.
  if (event.isComposing || event.getModifierState('AltGraph')) return
  const place = {
    inText: closest(event.target, textFields),
    isFormatted: closest(event.target, formattedText),
  }
  const command = commandFor(commands, event, place, keyboardOfThisComputer())
  if (command === null || isKept(event.target, command.id)) return
  // A letter held down or typed ahead must not decide on one item after the other.
  const inDialog = closest(event.target, dialogs)
  const done = event.repeat || runCommand(command.id, { inDialog })
  // What has a modifier is ours even when nothing can do it now: the browser's own meaning would surprise.
  if (!done && command.scope === 'outside_text') return
  event.preventDefault()
  // A dialog may have a meaning of its own for it: Ctrl+Enter gives the reason that was typed.
  if (done || !inDialog) event.stopPropagation()
}

/**
 * Runs commands for keys and for what is chosen in the native menu bar. The page is the only one that listens for keys;
 * the menu shows them only. It listens before anything inside the page does, so that the one table decides.
 */
export function useCommandKeys(): void {
  useEffect(() => {
    addEventListener('keydown', onKeyDown, { capture: true })
    const stop = desk.on('command.chosen', id => {
      runCommand(id, { inDialog: closest(document.activeElement, dialogs) })
    })
    return () => {
      removeEventListener('keydown', onKeyDown, { capture: true })
      stop()
    }
  }, [])
}
