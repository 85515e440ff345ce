import { ProgressBar as PlainProgressBar } from 'react-aria-components'
import './progress-bar.css'

interface ProgressBarProps {
  /** What it is the progress of, for whoever does not see the bar. */
  readonly label: string
  /** How much of how much is done; null where nobody can tell. */
  readonly part: { readonly done: number; readonly all: number } | null
  /** The same in words; a percentage unless it is given. */
  readonly words?: string
}

/** How far long work has got. */
export function ProgressBar({ label, part, words }: ProgressBarProps) {
  return (
    <PlainProgressBar
      aria-label={label}
      isIndeterminate={part === null}
      value={part === null ? 0 : (100 * part.done) / Math.max(1, part.all)}
      {...(words !== undefined && { valueLabel: words })}
    >
      {({ percentage }) => (
        <div className="progress-track">
          <div
            className="progress-fill"
            data-indeterminate={part === null || undefined}
            style={part === null ? {} : { width: `${percentage ?? 0}%` }}
          />
        </div>
      )}
    </PlainProgressBar>
  )
}
