import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { CentreAct } from '#shared/centres/centre-act.ts'
import type { CentreRefusal } from '#shared/centres/decide-centre-act.ts'
import type { ResourceCentre } from '#shared/centres/resource-centre.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { desk } from '../../bridge/index.ts'
import { useText } from '../../i18n/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { centreTrailKey } from './use-centre-trail.ts'
import { centresKey } from './use-centres.ts'

/** An act before it has an id. */
type AskedAct<Act extends CentreAct = CentreAct> = Act extends CentreAct ? Omit<Act, 'id'> : never

/** What became of an act, as far as whoever sent it goes on from there. */
type SentCentreAct =
  | { readonly kind: 'done'; readonly centre: ResourceCentre | null }
  /** `current`: with `centre_changed`, the centre as it is now. */
  | { readonly kind: 'refused'; readonly rule: CentreRefusal; readonly current: ResourceCentre | null }
  | { readonly kind: 'not_known' }

export interface CentreActSender {
  /**
   * Sends an act; `name`: of the centre, for what is said once it is done. While one is on its way no other is sent: nothing is
   * known of that one.
   */
  readonly send: (asked: AskedAct, name: string) => Promise<SentCentreAct>
  /** Why the last one was not done, or null. */
  readonly said: string | null
  readonly isSending: boolean
  readonly forget: () => void
}

/**
 * Sends acts on the list, one at a time. One that may or may not have arrived is sent again under the same id when it is
 * tried again, so that it is done once.
 */
export function useCentreAct(): CentreActSender {
  const { centres: text } = useText()
  const queries = useQueryClient()
  const [said, setSaid] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const isUnderWay = useRef(false)
  const unsure = useRef<{ readonly content: string; readonly id: OperationId } | null>(null)

  const send = useCallback(
    async (asked: AskedAct, name: string): Promise<SentCentreAct> => {
      // A button that waits takes no press, but Enter in a field is one too.
      if (isUnderWay.current) return { kind: 'not_known' }
      isUnderWay.current = true
      const content = JSON.stringify(asked)
      const known = unsure.current?.content === content ? unsure.current.id : null
      const id = known ?? OperationId.parse(crypto.randomUUID())
      unsure.current = { content, id }
      setSaid(null)
      setSending(true)
      try {
        const outcome = await desk.call('service.centreAct', { ...asked, id })
        if (outcome.kind !== 'no_answer') unsure.current = null
        switch (outcome.kind) {
          case 'done':
            showToast({ message: text.done[asked.kind]({ name }) })
            return { kind: 'done', centre: outcome.value.centre }
          case 'refused':
            setSaid(text.refusals[outcome.rule])
            return outcome
          case 'not_accepted':
            setSaid(text.notAccepted)
            return { kind: 'not_known' }
          case 'no_answer':
            setSaid(text.unsure({ why: text.troubles[outcome.failure] }))
            return { kind: 'not_known' }
        }
      } catch {
        setSaid(text.failed)
        return { kind: 'not_known' }
      } finally {
        isUnderWay.current = false
        setSending(false)
        // Whatever came of it: what is shown is what the service says now.
        void queries.invalidateQueries({ queryKey: centresKey })
        void queries.invalidateQueries({ queryKey: centreTrailKey })
      }
    },
    [text, queries],
  )
  const forget = useCallback(() => setSaid(null), [])
  return { send, said, isSending, forget }
}
