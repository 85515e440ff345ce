import { fieldsOfKind, type NewItemKind, typeOfKind } from '#shared/content/new-item.ts'
import { actorOf, type Me } from '#shared/sync/me.ts'
import { mayCreate } from '#shared/workflow/may.ts'
import { useText } from '../../i18n/index.ts'
import { useLibrary } from '../../library/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'

/** Whether an account may write at all. */
export function mayWrite(me: Me): boolean {
  return mayCreate(actorOf(me), me.collection.policy, 'draft').allowed
}

/** Starts an item and opens it. */
export function useNewItem(): (kind: NewItemKind) => void {
  const text = useText()
  const library = useLibrary()
  const open = useNavigation(navigation => navigation.open)
  return kind => {
    library.createDraft(typeOfKind(kind), fieldsOfKind(kind)).then(
      id => open('drafts', id),
      () => showToast({ message: text.frame.newDraftFailed }),
    )
  }
}
