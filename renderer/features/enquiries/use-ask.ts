import { useMemo } from 'react'
import { type Instant, instantOf } from '#shared/content/identity.ts'
import type { EnquiryAct } from '#shared/enquiry/enquiry-act.ts'
import type { WritingKey } from '#shared/enquiry/enquiry-draft.ts'
import type { EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import type { LetterWriting, NoteWriting } from '#shared/enquiry/enquiry-writing.ts'
import type { ModuleWriting } from '#shared/enquiry/text-module.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { useEnquiryDesk } from '../../library/index.ts'

type Without<Act> = Act extends unknown ? Omit<Act, 'id'> : never

/** Where words that are asked for were begun: they are not there any more then. And the id under which the same was asked before. */
interface Written {
  readonly id: OperationId
  readonly insteadOf: WritingKey
}

/**
 * What is asked of the service about enquiries. Each resolves to whether it is stored here; it is sent as soon as that can be.
 * Given the id of a request before, it is that one again.
 */
export interface Asking {
  readonly act: (act: Without<EnquiryAct>) => Promise<boolean>
  readonly note: (note: Omit<NoteWriting, 'id'>, written?: Written) => Promise<boolean>
  readonly letter: (letter: Omit<LetterWriting, 'id'>, written: Written) => Promise<boolean>
  readonly module: (module: Without<ModuleWriting>, id?: OperationId) => Promise<boolean>
}

/** The same for as long as the enquiries are. */
export function useAsk(): Asking {
  const desk = useEnquiryDesk()
  return useMemo(() => {
    const ask = async (
      make: (id: OperationId, askedAt: Instant) => EnquiryRequest,
      id = OperationId.parse(crypto.randomUUID()),
      insteadOf?: WritingKey,
    ): Promise<boolean> => {
      try {
        await desk.ask(make(id, instantOf(new Date())), insteadOf)
      } catch {
        return false
      }
      void desk.sync().catch(() => undefined)
      return true
    }
    return {
      act: act => ask((id, askedAt) => ({ kind: 'act', askedAt, act: { ...act, id } })),
      note: (note, written) =>
        ask(
          (id, askedAt) => ({ kind: 'note', askedAt, note: { ...note, id } }),
          written?.id,
          written?.insteadOf,
        ),
      letter: (letter, { id: known, insteadOf }) =>
        ask((id, askedAt) => ({ kind: 'letter', askedAt, letter: { ...letter, id } }), known, insteadOf),
      module: (module, known) =>
        ask((id, askedAt) => ({ kind: 'module', askedAt, module: { ...module, id } }), known),
    }
  }, [desk])
}
