import type { ItemId } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'
import { timing } from '#shared/sync/timing.ts'
import { useText } from '../../i18n/index.ts'
import { useLibrary } from '../../library/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'

/** A draft that is to be deleted, as one speaks of it. */
interface DraftToDelete {
  readonly id: ItemId
  readonly type: ItemType
  /** Empty while nobody has written one. */
  readonly title: string
}

/** Deleting drafts and putting them back, each said in passing. */
export interface DeletingDrafts {
  /** True where the draft is deleted; otherwise the reason has been said. */
  readonly remove: (draft: DraftToDelete) => Promise<boolean>
  /** Puts a deleted draft back; the id that its words are under now, or null. */
  readonly restore: (item: ItemId) => Promise<ItemId | null>
}

/** Deletes drafts, with a way to undo it for as long as nothing has left; afterwards there is Deleted drafts. */
export function useDeleteDraft(): DeletingDrafts {
  const text = useText()
  const words = text.localHistory
  const library = useLibrary()
  const open = useNavigation(navigation => navigation.open)

  async function restore(item: ItemId): Promise<ItemId | null> {
    const restored = await library.restoreDeleted(item).catch(() => null)
    if (restored === null) {
      showToast({ message: words.nothingToRestore })
      return null
    }
    showToast({
      message: restored.isNew ? words.backAsNew : words.backAgain,
      action: { label: text.editor.openDraft, run: () => open('drafts', restored.item) },
    })
    return restored.item
  }

  async function remove({ id, type, title }: DraftToDelete): Promise<boolean> {
    try {
      if (!(await library.deleteDraft(id))) {
        showToast({ message: words.deleteNotNow })
        return false
      }
    } catch {
      showToast({ message: words.deleteFailed })
      return false
    }
    showToast({
      message: words.deleted({ title: title === '' ? text.types.untitled[type] : title }),
      action: { label: words.undo, run: () => void restore(id), lasts: timing.deletionWindow },
    })
    return true
  }

  return { remove, restore }
}
