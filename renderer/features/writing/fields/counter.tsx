import { clsx } from 'clsx'
import { lengthOf } from '#shared/content/checks/text-rules.ts'
import { useText } from '../../../i18n/index.ts'

/** From this share of the limit on, a title shows its number of characters; elsewhere it is always there. */
const nearLimit = 0.8

interface CounterProps {
  readonly value: string
  readonly limit: number | undefined
  /** Shows nothing while the limit is far away. */
  readonly isQuiet?: boolean
}

/** How many characters a text has and may have. Beyond the limit nothing is cut, and it is said. */
export function Counter({ value, limit, isQuiet = false }: CounterProps) {
  const text = useText()
  const length = lengthOf(value.trim())
  if (limit === undefined || length === 0 || (isQuiet && length < limit * nearLimit)) return null
  const isOver = length > limit
  return (
    <span
      className={clsx('field-counter', isOver && 'field-counter-over')}
      // Read out with each letter it would drown what is typed.
      aria-live={length < limit * nearLimit ? 'off' : 'polite'}
    >
      {text.fields.counter({ length, limit })}
      {isOver && ` – ${text.fields.tooLong({ over: length - limit })}`}
    </span>
  )
}
