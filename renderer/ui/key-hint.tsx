import { acceleratorKeys, keyboardOfThisComputer } from '../commands/accelerator.ts'
import { useText } from '../i18n/index.ts'
import './key-hint.css'

/** The keys of an accelerator, as they are written on this computer's keyboard. */
export function KeyHint({ accelerator }: { accelerator: string }) {
  const text = useText()
  const names: Record<string, string> =
    keyboardOfThisComputer() === 'mac' ? text.commands.macKeys : text.commands.keys
  return (
    <span className="key-hint">
      {acceleratorKeys(accelerator).map(key => (
        <kbd key={key}>{names[key] ?? key}</kbd>
      ))}
    </span>
  )
}
