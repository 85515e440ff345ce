import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { actorOf, type Me } from '#shared/sync/me.ts'
import { decisionsFor, mayDelete } from '#shared/workflow/may.ts'
import { useCommand } from '../../commands/index.ts'
import { type DecisionKind, decisionName } from '../../editor/decision-name.ts'
import { useText } from '../../i18n/index.ts'
import type { WorkingCopy } from '../../library/index.ts'
import { Notice } from '../../ui/notice.tsx'
import { standingOf, useDecision } from '../writing/index.ts'
import '../../ui/menu.css'

interface PublishedDecisionsProps {
  readonly copy: WorkingCopy
  readonly me: Me
}

/** What this person may decide about a published text as it is read: nothing while a newer one or words of their own wait. */
function decisionsOf({ copy, me }: PublishedDecisionsProps): readonly DecisionKind[] {
  if (copy.state !== 'validated' || copy.status.kind !== 'sent' || copy.decisionOnItsWay !== null) return []
  const [actor, { policy }] = [actorOf(me), me.collection]
  const standing = standingOf(copy, actor)
  const steps = decisionsFor(actor, policy, standing).map(({ transition }) => transition)
  // Changes of one's own are proposed with their words, in the editor.
  const isOwn = standing.author === actor.account
  const offered = steps.filter(transition => !isOwn || transition !== 'propose_changes')
  return mayDelete(actor, policy, standing).allowed ? [...offered, 'delete'] : offered
}

/** Reporting, asking for changes, archiving, asking for deletion: a menu with a key, and the reason that is asked for. */
export function PublishedDecisions({ copy, me }: PublishedDecisionsProps) {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const deciding = useDecision(copy, async () => true)
  const decisions = decisionsOf({ copy, me })
  const isOwn = copy.stored?.author.id === me.account.id
  useCommand('item.decisions', () => setOpen(true), { enabled: decisions.length > 0 })
  return (
    <>
      {deciding.problem !== null && (
        <Notice tone="red" role="alert">
          {deciding.problem}
        </Notice>
      )}
      {decisions.length > 0 && (
        <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
          <AriaButton className="icon-button" aria-label={text.published.decisions}>
            <Ellipsis aria-hidden />
          </AriaButton>
          <Popover className="menu-popover" placement="bottom end" offset={4}>
            <Menu className="menu" aria-label={text.published.decisions} autoFocus="first">
              {decisions.map(kind => (
                <MenuItem key={kind} id={kind} className="menu-item" onAction={() => deciding.ask(kind)}>
                  <span className="menu-item-text">{decisionName(kind, isOwn, text)}</span>
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      {deciding.dialog}
    </>
  )
}
