import { Ellipsis } from 'lucide-react'
import { useId } from 'react'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useActor } from '../../editor/use-actor.ts'
import { useText } from '../../i18n/index.ts'
import type { WorkingCopy } from '../../library/index.ts'
import { TypeIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import '../../ui/menu.css'
import { decisionName } from '../../editor/decision-name.ts'
import type { AuthorAction, AuthorActions, Obstacle } from './author-actions.ts'

interface ItemHeaderProps {
  readonly copy: WorkingCopy
  readonly actions: AuthorActions
  /** Number of things that keep the item from being proposed. */
  readonly findings: number
  readonly onAct: (action: AuthorAction) => void
  /** Leads to what is in the way of the main action, where there is something to lead to. */
  readonly onObstacle: () => void
}

/** What the item is, where it stands, and what can be done with it. */
export function ItemHeader({ copy, actions, findings, onAct, onObstacle }: ItemHeaderProps) {
  const text = useText()
  const reasonId = useId()
  const documentType = copy.fields['document_type']
  const { primary, others } = actions
  const reason = primary?.obstacle ? obstacleSentence(primary.obstacle, findings, text) : null
  const signedIn = useActor()
  const isOwn = copy.stored === null || copy.stored.author.id === signedIn?.actor.account
  return (
    <>
      <h1 className="item-type">
        <TypeIcon type={copy.type} />
        {text.types.name({
          type: copy.type,
          documentType: typeof documentType === 'string' ? documentType : null,
        })}
      </h1>
      <StateBadge state={copy.state} />
      <div className="item-header-space" />
      {reason !== null &&
        (primary?.obstacle === 'nothing_to_submit' ? (
          <p id={reasonId} className="item-no-action">
            {reason}
          </p>
        ) : (
          <button type="button" id={reasonId} className="item-obstacle" onClick={onObstacle}>
            {reason}
          </button>
        ))}
      {others.length > 0 && <Others others={others} isOwn={isOwn} reasonId={reasonId} onAct={onAct} />}
      {primary !== null && (
        <Button
          variant="primary"
          onPress={() => onAct(primary)}
          // Stays in the tab order and says why: a press leads to what is missing.
          aria-disabled={reason !== null}
          {...(reason === null ? {} : { 'aria-describedby': reasonId })}
        >
          {decisionName(primary.transition, isOwn, text)}
          <span aria-hidden>
            <KeyHint accelerator="CmdOrCtrl+Enter" />
          </span>
        </Button>
      )}
    </>
  )
}

function obstacleSentence(obstacle: Obstacle, findings: number, text: ReturnType<typeof useText>): string {
  switch (obstacle) {
    case 'findings':
      return text.checks.blocked({ count: findings })
    case 'nothing_to_submit':
      return text.editor.nothingToSubmit
    case 'conflict':
      return text.editor.settleFirst
  }
}

interface OthersProps {
  readonly others: readonly AuthorAction[]
  readonly isOwn: boolean
  /** The element that says what is in the way. */
  readonly reasonId: string
  readonly onAct: (action: AuthorAction) => void
}

/** Other decisions: one stands as a button, several in a menu. */
function Others({ others, isOwn, reasonId, onAct }: OthersProps) {
  const text = useText()
  const [only] = others
  if (only !== undefined && others.length === 1) {
    const isBlocked = only.obstacle !== null
    return (
      <Button
        onPress={() => onAct(only)}
        aria-disabled={isBlocked}
        {...(isBlocked ? { 'aria-describedby': reasonId } : {})}
      >
        {decisionName(only.transition, isOwn, text)}
      </Button>
    )
  }
  return (
    <MenuTrigger>
      <AriaButton className="icon-button" aria-label={text.editor.moreDecisions}>
        <Ellipsis aria-hidden />
      </AriaButton>
      <Popover className="menu-popover" placement="bottom end" offset={4}>
        <Menu className="menu" aria-label={text.editor.moreDecisions}>
          {others.map(other => (
            <MenuItem
              key={other.transition}
              id={other.transition}
              className="menu-item"
              onAction={() => onAct(other)}
            >
              <span className="menu-item-text">{decisionName(other.transition, isOwn, text)}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
