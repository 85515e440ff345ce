import { FileQuestion, Trash2, Undo2 } from 'lucide-react'
import type { ItemId } from '#shared/content/identity.ts'
import { useText } from '../../i18n/index.ts'
import { useDeletedDraft } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { stillHere, useNavigation } from '../../ui-state/navigation.ts'
import { useDeleteDraft } from './use-delete-draft.ts'

/** In place of an item that is not on this computer: what has become of it, and the way back where there is one. */
export function DeletedPage({ id }: { id: ItemId }) {
  const text = useText()
  const deleted = useDeletedDraft(id)
  const { restore } = useDeleteDraft()
  const open = useNavigation(navigation => navigation.open)
  const putBack = useOneAtATime(async () => {
    const isHere = stillHere()
    const item = await restore(id)
    if (item !== null && item !== id && isHere()) open('drafts', item)
  })
  if (deleted === undefined) return null
  if (deleted === null) {
    return (
      <EmptyState
        icon={<FileQuestion aria-hidden />}
        title={text.editor.missing}
        body={text.editor.missingBody}
      />
    )
  }
  return (
    <EmptyState
      icon={<Trash2 aria-hidden />}
      title={text.localHistory.deletedPageTitle}
      body={text.localHistory.deletedPageBody}
      action={
        <Button icon={<Undo2 aria-hidden />} onPress={putBack}>
          {text.localHistory.restoreDraft}
        </Button>
      }
    />
  )
}
