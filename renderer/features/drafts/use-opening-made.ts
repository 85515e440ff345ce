import type { ItemId } from '#shared/content/identity.ts'
import { useText } from '../../i18n/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { stillHere, useNavigation } from '../../ui-state/navigation.ts'

/**
 * To be called before a draft is made; what it returns opens that draft, and answers true. Whoever went on elsewhere meanwhile
 * stays there, and is told with the way to it.
 */
export function useOpeningMade(): () => (made: ItemId) => boolean {
  const { drafts, editor } = useText()
  const open = useNavigation(navigation => navigation.open)
  return () => {
    const isHere = stillHere()
    return made => {
      const isOpening = isHere()
      const show = () => open('drafts', made)
      if (isOpening) show()
      else showToast({ message: drafts.made, action: { label: editor.openDraft, run: show } })
      return isOpening
    }
  }
}
