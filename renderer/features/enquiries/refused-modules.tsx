import { requestIdOf } from '#shared/enquiry/enquiry-request.ts'
import type { ModuleDraft, TextModule } from '#shared/enquiry/text-module.ts'
import { useText } from '../../i18n/index.ts'
import { type AskedRequest, useEnquiryDesk } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

interface RefusedModulesProps {
  readonly refused: readonly AskedRequest[]
  readonly modules: readonly TextModule[]
  readonly onEdit: (edited: ModuleDraft) => void
}

/** Changes of text modules that the service has refused, with the words that were written. */
export function RefusedModules({ refused, modules, onEdit }: RefusedModulesProps) {
  const { textModules: text, enquiries } = useText()
  const desk = useEnquiryDesk()
  return refused.map(({ request, refusal }) => {
    if (request.kind !== 'module') return null
    const { module: writing } = request
    const id = requestIdOf(request)
    const letGo = () => void desk.letGo(id).catch(() => undefined)
    const back = () => {
      if (writing.does !== 'keep') return
      const { language, title, words, module } = writing
      // What another has made of it stands before what is written then; where it is gone, this is a new one.
      const known = modules.find(each => each.module === module)
      const before = known === undefined ? null : { module, version: known.version }
      const edited = { before, language, title, words }
      // Kept before it goes there: whatever ends between the two, the words are somewhere.
      void desk.keepModuleDraft(edited).then(letGo, () => undefined)
      onEdit(edited)
    }
    return writing.does === 'keep' ? (
      <Notice
        key={id}
        tone="amber"
        role="alert"
        title={text.refusedTitle({ title: writing.title })}
        actions={
          <Button size="small" onPress={back}>
            {text.backToText}
          </Button>
        }
      >
        {refusal !== null && <p>{enquiries.refusals[refusal]}</p>}
        <blockquote className="notice-reason">{writing.words}</blockquote>
      </Notice>
    ) : (
      <Notice
        key={id}
        tone="amber"
        role="alert"
        actions={
          <Button size="small" onPress={letGo}>
            {text.understood}
          </Button>
        }
      >
        {text.removalRefused}
      </Notice>
    )
  })
}
