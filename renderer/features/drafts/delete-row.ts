import { actorOf, type Me } from '#shared/sync/me.ts'
import { useText } from '../../i18n/index.ts'
import type { ItemRow } from '../../library/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { mayDeleteDraft, useDeleteDraft } from '../deleted-drafts/index.ts'

/** Deletes the draft of a row, or says why that is not possible. True where it is being deleted. */
export function useDeleteRow(me: Me): (row: ItemRow) => boolean {
  const { localHistory: words } = useText()
  const { remove } = useDeleteDraft()
  return row => {
    const standing = { author: row.author.id, state: row.state, isPublished: row.published !== null }
    const isAllowed = mayDeleteDraft(actorOf(me), me.collection.policy, standing)
    if (isAllowed) void remove(row)
    else showToast({ message: words.deleteNotThis })
    return isAllowed
  }
}
