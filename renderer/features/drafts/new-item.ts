import { fieldsOfKind, type NewItemKind, typeOfKind } from '#shared/content/new-item.ts'
import { actorOf, type Me } from '#shared/sync/me.ts'
import { mayCreate } from '#shared/workflow/may.ts'
import { useText } from '../../i18n/index.ts'
import { useLibrary } from '../../library/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useOpeningMade } from './use-opening-made.ts'

/** Whether an account may write at all. */
export function mayWrite(me: Me): boolean {
  return mayCreate(actorOf(me), me.collection.policy, 'draft').allowed
}

/** Starts an item and opens it; nobody is taken there who went on elsewhere meanwhile. */
export function useNewItem(): (kind: NewItemKind) => void {
  const text = useText()
  const library = useLibrary()
  const opening = useOpeningMade()
  return useOneAtATime(kind => {
    const open = opening()
    return library.createDraft(typeOfKind(kind), fieldsOfKind(kind)).then(
      id => void open(id),
      () => void showToast({ message: text.frame.newDraftFailed }),
    )
  })
}
