import { FileQuestion } from 'lucide-react'
import type { ItemId } from '#shared/content/identity.ts'
import { useActor } from '../../editor/use-actor.ts'
import { useText } from '../../i18n/index.ts'
import { useWorkingCopy } from '../../library/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { mayWrite } from './author-actions.ts'
import { ReadingPage } from './reading-page.tsx'
import { WritingPage } from './writing-page.tsx'

/** One item, to write it or, where the workflow does not let this person write, to read it. */
export function WritingView({ id }: { id: ItemId }) {
  const text = useText()
  const signedIn = useActor()
  const copy = useWorkingCopy(id)
  if (copy === undefined || signedIn === null) {
    return (
      <div className="writing-opening" aria-busy="true">
        {text.editor.loading}
      </div>
    )
  }
  if (copy === null) {
    return (
      <EmptyState
        icon={<FileQuestion aria-hidden />}
        title={text.editor.missing}
        body={text.editor.missingBody}
      />
    )
  }
  const { actor, policy } = signedIn
  // Another item is another page: nothing that is being typed can slip from one into the other.
  return mayWrite(actor, policy, copy) ? (
    <WritingPage key={id} copy={copy} actor={actor} policy={policy} />
  ) : (
    <ReadingPage key={id} copy={copy} actor={actor} policy={policy} />
  )
}
