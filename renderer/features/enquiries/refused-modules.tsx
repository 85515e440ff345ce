import { ApartId } from '#shared/enquiry/enquiry-draft.ts'
import { requestIdOf } from '#shared/enquiry/enquiry-request.ts'
import { type ModuleDraft, type TextModule, TextModuleId } from '#shared/enquiry/text-module.ts'
import { useText } from '../../i18n/index.ts'
import { type AskedRequest, type EnquirySnapshot, useEnquiryDesk } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

interface RefusedModulesProps {
  readonly refused: readonly AskedRequest[]
  readonly modules: readonly TextModule[]
  readonly begun: EnquirySnapshot['moduleDrafts']
  readonly onEdit: (edited: ModuleDraft) => void
}

/** Changes of text modules that the service has refused, with the words that were written. */
export function RefusedModules({ refused, modules, begun, onEdit }: RefusedModulesProps) {
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
      const written =
        known === undefined
          ? { module: TextModuleId.parse(crypto.randomUUID()), before: null }
          : { module, before: { module, version: known.version } }
      // What is begun of it already stays beside it.
      const apart = begun.has(written.module) ? ApartId.parse(crypto.randomUUID()) : undefined
      const edited = { ...written, language, title, words, apart }
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
