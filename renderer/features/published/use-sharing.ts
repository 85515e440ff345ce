import { useState } from 'react'
import type { ItemFields } from '#shared/content/item-type.ts'
import { titleOf } from '#shared/content/item-type.ts'
import { publicAddressOf } from '#shared/observatory/public-address.ts'
import { publishedEventOf, spanOfEvent } from '#shared/observatory/published-event.ts'
import type { Item } from '#shared/sync/item.ts'
import type { DiskFailure } from '#shared/sync/journal.ts'
import { desk } from '../../bridge/index.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { showToast } from '../../ui/toast.tsx'

/** Letters of a title in a file's name. */
const longestTitle = 100

/** Handing a published item on to people without a desk. */
export interface Sharing {
  /** Copies the address at which everybody reads it. */
  readonly copyLink: () => void
  /** Saves the event for a calendar; null for what has no time. */
  readonly addToCalendar: (() => void) | null
  /** Why the last calendar file was not written. */
  readonly failure: DiskFailure | null
}

async function addressOf(item: Item): Promise<string> {
  return publicAddressOf((await desk.call('program.facts', null)).service, item.id)
}

/** Shares an item by its commands; `fields` are the published ones. All of it works without the service. */
export function useSharing(item: Item, fields: ItemFields): Sharing {
  const text = useText()
  const { published: words } = text
  const [failure, setFailure] = useState<DiskFailure | null>(null)
  const event = publishedEventOf(item.type, fields)
  const { published } = item
  const hasTime = event !== null && spanOfEvent(event) !== null && published !== null

  async function copy(): Promise<void> {
    const address = await addressOf(item)
    await navigator.clipboard.writeText(address).then(
      () => showToast({ message: words.shared({ address }) }),
      () => showToast({ message: words.shareFailed({ address }) }),
    )
  }
  const copyLink = () => void copy().catch(() => showToast({ message: words.shareUnknown }))

  async function save(): Promise<void> {
    if (published === null) return
    setFailure(null)
    const { calendarFile } = await import('#shared/observatory/calendar-file.ts')
    const shared = { id: item.id, revision: published.revision, at: published.at, fields }
    const file = calendarFile(shared, await addressOf(item), text.observatory.takePartAt)
    if (file === null) return
    const title = titleOf(item.type, fields) || text.types.untitled[item.type]
    const name = words.calendarFile({ title: title.slice(0, longestTitle) })
    const outcome = await desk.call('program.saveFile', { name, bytes: new TextEncoder().encode(file) })
    if (outcome.kind === 'failed') setFailure(outcome.reason)
    if (outcome.kind === 'saved') showToast({ message: words.calendarSaved(outcome) })
  }
  const addToCalendar = () => void save().catch(() => setFailure('unknown'))

  useCommand('item.shareLink', copyLink)
  useCommand('item.addToCalendar', addToCalendar, { enabled: hasTime })
  return { copyLink, addToCalendar: hasTime ? addToCalendar : null, failure }
}
