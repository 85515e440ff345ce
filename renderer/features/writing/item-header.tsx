import { Ellipsis } from 'lucide-react'
import { useId } from 'react'
import {
  Button as AriaButton,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components'
import { useActor } from '../../editor/use-actor.ts'
import { useText } from '../../i18n/index.ts'
import type { WorkingCopy } from '../../library/index.ts'
import { TypeIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import '../../ui/menu.css'
import { acceleratorOf } from '../../commands/index.ts'
import { decisionName } from '../../editor/decision-name.ts'
import type { AuthorAction, AuthorActions, Obstacle } from './author-actions.ts'
import type { ItemAction } from './item-actions/item-action.ts'

interface ItemHeaderProps {
  readonly copy: WorkingCopy
  readonly actions: AuthorActions
  /** What else can be done with it, by group. */
  readonly itemActions: readonly (readonly ItemAction[])[]
  /** Number of things that keep the item from being proposed. */
  readonly findings: number
  readonly onAct: (action: AuthorAction) => void
  /** Leads to what is in the way of the main action, where there is something to lead to. */
  readonly onObstacle: () => void
}

/** What the item is, where it stands, and what can be done with it. */
export function ItemHeader({ copy, actions, itemActions, findings, onAct, onObstacle }: ItemHeaderProps) {
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
      <Others others={others} isOwn={isOwn} reasonId={reasonId} onAct={onAct} itemActions={itemActions} />
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
  readonly itemActions: readonly (readonly ItemAction[])[]
  readonly isOwn: boolean
  /** The element that says what is in the way. */
  readonly reasonId: string
  readonly onAct: (action: AuthorAction) => void
}

/** Other decisions and what else can be done: a single decision stands as a button, the rest in a menu. */
function Others({ others, itemActions, isOwn, reasonId, onAct }: OthersProps) {
  const text = useText()
  const [only] = others
  const isBlocked = only?.obstacle != null
  const groups = itemActions.filter(group => group.length > 0)
  const listed = others.length > 1 ? others : []
  return (
    <>
      {only !== undefined && others.length === 1 && (
        <Button
          onPress={() => onAct(only)}
          aria-disabled={isBlocked}
          {...(isBlocked ? { 'aria-describedby': reasonId } : {})}
        >
          {decisionName(only.transition, isOwn, text)}
        </Button>
      )}
      {(listed.length > 0 || groups.length > 0) && (
        <MenuTrigger>
          <AriaButton className="icon-button" aria-label={text.editor.moreActions}>
            <Ellipsis aria-hidden />
          </AriaButton>
          <Popover className="menu-popover" placement="bottom end" offset={4}>
            <Menu className="menu" aria-label={text.editor.moreActions}>
              {listed.length > 0 && (
                <MenuSection className="menu-section" aria-label={text.editor.moreDecisions}>
                  {listed.map(other => (
                    <MenuItem
                      key={other.transition}
                      id={other.transition}
                      className="menu-item"
                      onAction={() => onAct(other)}
                    >
                      <span className="menu-item-text">{decisionName(other.transition, isOwn, text)}</span>
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
              {groups.map(group => (
                <MenuSection
                  key={group[0]?.id ?? ''}
                  className="menu-section"
                  aria-label={text.editor.moreActions}
                >
                  {group.map(action => (
                    <ActionItem key={action.id} action={action} />
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </>
  )
}

function ActionItem({ action }: { action: ItemAction }) {
  const accelerator = action.command === undefined ? null : acceleratorOf(action.command)
  return (
    <MenuItem id={action.id} className="menu-item" textValue={action.label} onAction={action.run}>
      {action.icon}
      <span className="menu-item-text">{action.label}</span>
      {accelerator !== null && <KeyHint accelerator={accelerator} />}
    </MenuItem>
  )
}
