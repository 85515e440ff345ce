import { History, Trash2 } from 'lucide-react'
import { titleOf } from '#shared/content/item-type.ts'
import { useCommand } from '../../../commands/index.ts'
import { useActor } from '../../../editor/use-actor.ts'
import { useText } from '../../../i18n/index.ts'
import { showToast } from '../../../ui/toast.tsx'
import { useOneAtATime } from '../../../ui/use-one-at-a-time.ts'
import { useNavigation } from '../../../ui-state/navigation.ts'
import { mayDeleteDraft, useDeleteDraft } from '../../deleted-drafts/index.ts'
import { standingOf } from '../author-actions.ts'
import { useVersions } from '../local-history/index.ts'
import type { ItemActionContext, ItemActionGroup } from './item-action.ts'

/** Looking at the item's versions. */
export function useVersionActions({ copy, flush }: ItemActionContext): ItemActionGroup {
  const { localHistory: words } = useText()
  const { compare, dialog } = useVersions({ copy, flush, isReading: false })
  return {
    id: 'versions',
    actions: [
      {
        id: 'versions',
        label: words.compareVersions,
        icon: <History aria-hidden />,
        command: 'item.versions',
        run: compare,
      },
    ],
    shown: dialog,
  }
}

/** Deleting the item while it is a draft; absent for whom the workflow does not let. */
export function useDeletionActions({ copy, fields, flush }: ItemActionContext): ItemActionGroup {
  const { localHistory: words } = useText()
  const signedIn = useActor()
  const { remove } = useDeleteDraft()
  const { actor, policy } = signedIn ?? {}
  const isOffered =
    actor !== undefined &&
    policy !== undefined &&
    copy.decisionOnItsWay === null &&
    mayDeleteDraft(actor, policy, standingOf(copy, actor))
  const run = useOneAtATime(async () => {
    // Words that could not be stored would be missing from what is kept of the draft, and bring it back when they are.
    if (!(await flush())) {
      showToast({ message: words.deleteFailed })
      return
    }
    const isDeleted = await remove({ id: copy.id, type: copy.type, title: titleOf(copy.type, fields) })
    if (!isDeleted) return
    const { place, earlier, back, go } = useNavigation.getState()
    // The person may have gone elsewhere meanwhile.
    if (place.item !== copy.id) return
    if (earlier.length > 0) back()
    else go('drafts')
  })
  useCommand('draft.delete', run, { enabled: isOffered })
  if (!isOffered) return { id: 'deletion', actions: [] }
  const action = {
    id: 'delete',
    label: words.deleteDraft,
    icon: <Trash2 aria-hidden />,
    command: 'draft.delete',
    run,
  } as const
  return { id: 'deletion', actions: [action] }
}
