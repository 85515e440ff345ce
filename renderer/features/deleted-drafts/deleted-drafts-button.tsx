import { Trash2 } from 'lucide-react'
import { useText } from '../../i18n/index.ts'
import { useDeletedCount } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { useOverlay } from '../../ui-state/overlay.ts'

/** Leads to the deleted drafts, where there are any. */
export function DeletedDraftsButton() {
  const { localHistory: words } = useText()
  const count = useDeletedCount()
  const show = useOverlay(overlay => overlay.show)
  if (count === 0) return null
  return (
    <Button variant="quiet" icon={<Trash2 aria-hidden />} onPress={() => show('deleted-drafts')}>
      {words.deletedDraftsCount({ count })}
    </Button>
  )
}
