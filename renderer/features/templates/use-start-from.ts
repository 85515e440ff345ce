import { useText } from '../../i18n/index.ts'
import { type Template, useLibrary } from '../../library/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'

/** Starts an item with a template's fields and opens it. */
export function useStartFrom(): (template: Template) => void {
  const text = useText()
  const library = useLibrary()
  const open = useNavigation(navigation => navigation.open)
  return ({ type, fields }) => {
    library.createDraft(type, fields).then(
      id => open('drafts', id),
      () => showToast({ message: text.frame.newDraftFailed }),
    )
  }
}
