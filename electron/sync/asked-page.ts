import type { ChangePage, Cursor } from '#shared/sync/change.ts'
import type { ContentService, ServiceAnswer } from '../service/port.ts'

/** A page of the feed that was asked for. */
export interface AskedPage {
  /** Rejects for what nobody expects; a failure of the network is an answer. */
  readonly answer: Promise<ServiceAnswer<ChangePage>>
  /** The page behind it, where that is asked for already. */
  readonly next: () => AskedPage | null
  /** Lets the page behind it be asked for as soon as it is known where that begins, while this one is still read. */
  readonly goOn: () => void
}

/** Asks for the page behind a cursor; `most` says how many changes a page may have that begins there. */
export function askForPage(
  service: Pick<ContentService, 'changesSince'>,
  cursor: Cursor | null,
  most: (cursor: Cursor | null) => number,
): AskedPage {
  let behind: Cursor | null = null
  let next: AskedPage | null = null
  let isToGoOn = false
  const goOn = () => {
    isToGoOn = true
    if (behind !== null) next ??= askForPage(service, behind, most)
  }
  const answer = service.changesSince(cursor, most(cursor), told => {
    // A page that leads to itself would be asked for for ever: whoever reads it says so.
    if (told !== cursor) behind = told
    if (isToGoOn) goOn()
  })
  // A failure is met when it is its turn; something else may fail before.
  answer.catch(() => undefined)
  return { answer, next: () => next, goOn }
}
