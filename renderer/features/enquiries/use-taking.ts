import { writingKeyOf } from '#shared/enquiry/enquiry-draft.ts'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'

interface TakingParts<Draft> {
  /** Whether what is written here is on its way: it takes nothing with it any more. */
  readonly isGoing: boolean
  /** Puts the other one's words to what is written here. */
  readonly join: (other: Draft) => void
  /** Keeps what is written here. */
  readonly store: () => Promise<void>
  readonly drop: (key: ReturnType<typeof writingKeyOf>) => Promise<void>
  readonly onFailed: () => void
}

/** Takes another draft's words over into what is written here, each draft once, and lets it go there. */
export function useTaking<Draft extends Parameters<typeof writingKeyOf>[0]>({
  isGoing,
  join,
  store,
  drop,
  onFailed,
}: TakingParts<Draft>): (other: Draft) => void {
  return useOneAtATime(async (other: Draft) => {
    if (isGoing) return
    join(other)
    try {
      // Kept here before it goes there: whatever ends between the two, the words are somewhere.
      await store()
      await drop(writingKeyOf(other))
    } catch {
      onFailed()
    }
  }, writingKeyOf)
}
