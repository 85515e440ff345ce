import { useText } from '../../i18n/index.ts'
import { type Template, useLibrary } from '../../library/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useOpeningMade } from '../drafts/index.ts'

/** Starts an item with a template's fields and opens it; nobody is taken there who went on elsewhere meanwhile. */
export function useStartFrom(): (template: Template) => void {
  const text = useText()
  const library = useLibrary()
  const opening = useOpeningMade()
  return useOneAtATime(({ type, fields }) => {
    const open = opening()
    return library.createDraft(type, fields).then(
      id => void open(id),
      () => void showToast({ message: text.frame.newDraftFailed }),
    )
  })
}
