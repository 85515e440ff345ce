import { ItemType } from '#shared/content/item-type.ts'
import { actorOf, type Me } from '#shared/sync/me.ts'
import { mayCreate } from '#shared/workflow/may.ts'
import { useText } from '../../i18n/index.ts'
import { useLibrary } from '../../library/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'

/** What can be started here, in the order of the menu. */
export const creatableTypes: readonly ItemType[] = [ItemType.enum.news]

/** Whether an account may write at all. */
export function mayWrite(me: Me): boolean {
  return mayCreate(actorOf(me), me.collection.policy, 'draft').allowed
}

/** Starts an item and opens it. */
export function useNewItem(): (type: ItemType) => void {
  const text = useText()
  const library = useLibrary()
  const open = useNavigation(navigation => navigation.open)
  return type => {
    library.createDraft(type).then(
      id => open('drafts', id),
      () => showToast({ message: text.frame.newDraftFailed }),
    )
  }
}
