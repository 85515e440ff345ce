import type { Messages } from '#shared/messages/en.ts'
import type { CentresTrouble } from './use-centres.ts'

/** Why the service gave no answer, in a sentence. */
export function troubleSentence(trouble: CentresTrouble, text: Messages['centres']): string {
  switch (trouble) {
    case 'refused':
      return text.notAccepted
    case 'failed':
      return text.failed
    default:
      return text.troubles[trouble]
  }
}
