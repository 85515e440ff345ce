import { useActor } from '../../../editor/use-actor.ts'
import { useExchangeActions } from '../../exchange/index.ts'
import { mayWrite } from '../author-actions.ts'
import { useCopyActions } from './copy-actions.tsx'
import type { ItemActionContext, ItemActionGroup } from './item-action.ts'
import { useDeletionActions, useVersionActions } from './version-actions.tsx'

/** Everything besides decisions that can be done with the open item, in the order of its menu; one group an area. */
export function useItemActions(context: ItemActionContext): readonly ItemActionGroup[] {
  const copies = useCopyActions(context)
  const signedIn = useActor()
  const { copy, fields, flush } = context
  const isWritable = signedIn !== null && mayWrite(signedIn.actor, signedIn.policy, copy)
  const exchange = useExchangeActions({ id: copy.id, type: copy.type, fields, isWritable, flush })
  const versions = useVersionActions(context)
  const deletion = useDeletionActions(context)
  return [copies, exchange, versions, deletion]
}
