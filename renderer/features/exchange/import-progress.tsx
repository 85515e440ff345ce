import { useEffect, useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'

interface ImportProgressProps {
  readonly sentence: string
  /** How much of how much is done; null where nobody can tell. */
  readonly part: { readonly done: number; readonly all: number } | null
  /** Absent where it is too late to stop. */
  readonly onCancel?: () => void
}

const second = 1_000

/** Seconds since it was first shown. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(passed => passed + 1), second)
    return () => clearInterval(timer)
  }, [])
  return seconds
}

/** Long work: what is done, for how long, and the way out. */
export function ImportProgress({ sentence, part, onCancel }: ImportProgressProps) {
  const { import: text } = useText().exchange
  const seconds = useSeconds()
  return (
    <>
      <ProgressBar label={sentence} part={part} />
      <p role="status">{sentence}</p>
      {seconds > 2 && <p className="import-hint">{text.longer({ seconds })}</p>}
      {onCancel && (
        <DialogActions>
          <Button onPress={onCancel} autoFocus>
            {text.cancel}
          </Button>
        </DialogActions>
      )}
    </>
  )
}
