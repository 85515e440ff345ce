import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { ActDone } from '#shared/members/act-answer.ts'
import type { MembershipAct } from '#shared/members/membership-act.ts'
import type { Messages } from '#shared/messages/en.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { desk } from '../../bridge/index.ts'
import { useText } from '../../i18n/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { membersKey } from './use-members.ts'

/** An act before it has an id. */
export type AskedAct<Act extends MembershipAct = MembershipAct> = Act extends MembershipAct
  ? Omit<Act, 'id'>
  : never

export interface ActSender {
  /**
   * Sends an act; answers null where it is not done, or not known to be: also where the very same one is on its way already.
   * `name`: whom it is on.
   */
  readonly send: (asked: AskedAct, name: string) => Promise<ActDone | null>
  /** Why the last one was not done, or null. */
  readonly said: string | null
  readonly isSending: boolean
  readonly forget: () => void
}

function sentenceOfDone(asked: AskedAct, name: string, { mine }: ActDone, { members }: Messages): string {
  if (asked.kind === 'join' && mine.standing?.state === 'pending') return members.doneWaiting
  return members.done[asked.kind]({ name })
}

/**
 * Sends acts to the service, each once: the same one is not sent again while it is on its way. One that may or may not have
 * arrived is sent again under the same id when it is tried again.
 */
export function useAct(): ActSender {
  const text = useText()
  const queries = useQueryClient()
  const [said, setSaid] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  /** What is on its way. In a list others are acted on before the service has answered. */
  const underWay = useRef(new Set<string>())
  const unsure = useRef<{ readonly content: string; readonly id: OperationId } | null>(null)

  const send = useCallback(
    async (asked: AskedAct, name: string): Promise<ActDone | null> => {
      const { members } = text
      const content = JSON.stringify(asked)
      if (underWay.current.has(content)) return null
      underWay.current.add(content)
      const known = unsure.current?.content === content ? unsure.current.id : null
      const id = known ?? OperationId.parse(crypto.randomUUID())
      unsure.current = { content, id }
      setSaid(null)
      setSending(true)
      try {
        const outcome = await desk.call('service.membershipAct', { ...asked, id })
        if (outcome.kind !== 'no_answer' && unsure.current?.id === id) unsure.current = null
        switch (outcome.kind) {
          case 'done':
            showToast({ message: sentenceOfDone(asked, name, outcome.value, text) })
            return outcome.value
          case 'refused':
            setSaid(members.refusals[outcome.rule])
            return null
          case 'not_accepted':
            setSaid(members.notAccepted)
            return null
          case 'no_answer':
            setSaid(members.unsure({ why: members.offline[outcome.failure] }))
            return null
        }
      } catch {
        setSaid(members.failed)
        return null
      } finally {
        underWay.current.delete(content)
        setSending(underWay.current.size > 0)
        // Whatever came of it: what is shown is what the service says now.
        void queries.invalidateQueries({ queryKey: membersKey })
      }
    },
    [text, queries],
  )
  const forget = useCallback(() => setSaid(null), [])
  return { send, said, isSending, forget }
}
