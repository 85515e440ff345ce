import type { WebContents } from 'electron'
import { type EventName, type EventPayload, eventChannel, events } from '#shared/ipc/contract.ts'

/** Tells the page something, parsed on this side too; without a page it is lost, and the page asks when it comes. */
export function sendEvent<Name extends EventName>(
  page: WebContents | null,
  name: Name,
  payload: EventPayload<Name>,
): void {
  if (!page || page.isDestroyed() || page.isCrashed()) return
  page.send(eventChannel, name, events[name].parse(payload))
}
