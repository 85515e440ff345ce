import type { ComponentType } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import { useActor } from '../../editor/use-actor.ts'
import { useText } from '../../i18n/index.ts'
import { useWorkingCopy, type WorkingCopy } from '../../library/index.ts'
import { CaseStudyBody } from '../case-studies/index.ts'
import { DeletedPage } from '../deleted-drafts/index.ts'
import { mayWrite } from './author-actions.ts'
import type { BodyPartProps } from './body-part.ts'
import { ReadingPage } from './reading-page.tsx'
import { TextBody } from './text-body.tsx'
import { WritingPage } from './writing-page.tsx'

function CaseStudyText(props: BodyPartProps) {
  return <CaseStudyBody {...props} WholeText={TextBody} />
}

/** A case study is written section by section, everything else as one text. */
function bodyFor({ type, fields }: WorkingCopy): ComponentType<BodyPartProps> {
  return type === 'document' && fields['document_type'] === 'case_open_source' ? CaseStudyText : TextBody
}

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
    return <DeletedPage id={id} />
  }
  const { actor, policy } = signedIn
  // Another item is another page: nothing that is being typed can slip from one into the other.
  return mayWrite(actor, policy, copy) ? (
    <WritingPage key={id} copy={copy} actor={actor} policy={policy} Body={bodyFor(copy)} />
  ) : (
    <ReadingPage key={id} copy={copy} actor={actor} policy={policy} />
  )
}
