import { LogOut, UserPlus } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { isAdministrator } from '#shared/members/may-administer.ts'
import type { Member } from '#shared/members/member.ts'
import type { MemberActKind } from '#shared/members/membership-act.ts'
import type { Me } from '#shared/sync/me.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type TabSpec, Tabs } from '../../ui/tabs.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { type MemberTab, useMemberChoices } from '../../ui-state/member-choices.ts'
import { HandOverDialog, LeaveDialog, ReasonDialog, RoleDialog, UnblockDialog } from './act-dialog.tsx'
import { decisionOn, type Looking, lookingAt, seenAs } from './acting.ts'
import { InvitationsTab } from './invitations-tab.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MembersTab } from './members-tab.tsx'
import { StandingNotice } from './mine-notice.tsx'
import { PolicyTab } from './policy-tab.tsx'
import { RightsTable } from './rights-table.tsx'
import { ServiceNotice } from './service-notice.tsx'
import { TrailTab } from './trail-tab.tsx'
import { useAct } from './use-act.ts'
import { useMembersPage } from './use-members.ts'
import { WaitingTab } from './waiting-tab.tsx'
import './members.css'

/** What is asked for in a dialog; an act on a member is on them as they stood when it was opened. */
type Asking =
  | { readonly kind: 'invite' | 'leave' }
  | { readonly kind: Exclude<MemberActKind, 'approve' | 'decline'>; readonly member: Member }

/** The members of the collection, its policy, and what roles may do. */
export function MembersView({ me }: { me: Me }) {
  const text = useText()
  const page = useMembersPage(me)
  const again = () => void page.refetch()
  const looking = useMemo(() => page.data && lookingAt(page.data, me), [page.data, me])
  if (looking === undefined) {
    return (
      <div className="members">
        <ViewHeader title={text.members.title} />
        {page.isError ? (
          <div className="members-notices">
            <ServiceNotice error={page.error} isStale={false} onTryAgain={again} />
          </div>
        ) : (
          <Waiting
            sentence={text.members.loading}
            whenLong={<Button onPress={again}>{text.frame.tryAgain}</Button>}
          />
        )}
      </div>
    )
  }
  return (
    <Members
      looking={looking}
      trouble={page.isError && <ServiceNotice error={page.error} isStale onTryAgain={again} />}
    />
  )
}

function Members({ looking, trouble }: { looking: Looking; trouble: ReactNode }) {
  const { members: text, rights } = useText()
  const { by, page } = looking
  const act = useAct()
  const [asking, setAsking] = useState<Asking | null>(null)
  /** Why a key did nothing. */
  const [refused, setRefused] = useState<string | null>(null)
  const tab = useMemberChoices(choices => choices.tab)
  const mayAct = isAdministrator(by.actor)
  const invite = () => setAsking({ kind: 'invite' })
  useCommand('members.invite', invite, { enabled: mayAct })

  const actOn = (kind: MemberActKind, member: Member) => {
    const decision = decisionOn(kind, member, looking)
    setRefused(decision.allowed ? null : text.refusals[decision.refusal])
    if (!decision.allowed) return
    if (kind === 'approve' || kind === 'decline') {
      void act.send({ kind, ...seenAs(member) }, member.person.name)
    } else setAsking({ kind, member })
  }
  const waiting = page.members.filter(({ state }) => state === 'pending').length
  const active = page.members.filter(({ state }) => state === 'active').length
  const forEverybody: readonly TabSpec<MemberTab>[] = [
    {
      id: 'members',
      label: text.tabs.members,
      panel: <MembersTab looking={looking} onAct={actOn} />,
    },
    {
      id: 'rights',
      label: text.tabs.rights,
      panel: (
        <div className="members-scroll">
          <p className="members-hint">{rights.hint}</p>
          <RightsTable policy={page.policy} caption={rights.caption} />
        </div>
      ),
    },
    { id: 'policy', label: text.tabs.policy, panel: <PolicyTab looking={looking} /> },
  ]
  const forAdministrators: readonly TabSpec<MemberTab>[] = [
    {
      id: 'waiting',
      label: text.tabs.waiting,
      count: waiting,
      panel: <WaitingTab looking={looking} onAct={actOn} />,
    },
    {
      id: 'invitations',
      label: text.tabs.invitations,
      count: page.invitations.length,
      panel: (
        <InvitationsTab
          invitations={page.invitations}
          onInvite={invite}
          onWithdraw={({ id, email }) =>
            void act.send({ kind: 'withdraw_invitation', invitation: id }, email)
          }
        />
      ),
    },
    { id: 'trail', label: text.tabs.trail, panel: <TrailTab /> },
  ]
  const order: readonly MemberTab[] = ['members', 'waiting', 'invitations', 'rights', 'policy', 'trail']
  const tabs = [...forEverybody, ...(mayAct ? forAdministrators : [])].toSorted(
    (one, other) => order.indexOf(one.id) - order.indexOf(other.id),
  )
  const selected = tabs.some(({ id }) => id === tab) ? tab : 'members'
  const said = act.said ?? refused
  return (
    <div className="members">
      <ViewHeader
        title={text.title}
        note={text.count({ count: active })}
        actions={
          <>
            {page.mine.standing !== null && page.mine.standing.state !== 'blocked' && (
              <Button
                variant="quiet"
                icon={<LogOut aria-hidden />}
                onPress={() => setAsking({ kind: 'leave' })}
              >
                {text.acts.leave}
              </Button>
            )}
            {mayAct && (
              <Button variant="primary" icon={<UserPlus aria-hidden />} onPress={invite}>
                {text.acts.invite}
              </Button>
            )}
          </>
        }
      />
      <div className="members-notices">
        {trouble}
        {said !== null && (
          <Notice tone="red" role="alert">
            {said}
          </Notice>
        )}
        <StandingNotice mine={page.mine} policy={page.policy} />
      </div>
      <Tabs
        label={text.tabs.label}
        tabs={tabs}
        selected={selected}
        onSelect={chosen => {
          setRefused(null)
          act.forget()
          useMemberChoices.setState({ tab: chosen })
        }}
        className="members-tabs"
      />
      {asking !== null && <Dialogs asking={asking} looking={looking} onClose={() => setAsking(null)} />}
    </div>
  )
}

interface DialogsProps {
  readonly asking: Asking
  readonly looking: Looking
  readonly onClose: () => void
}

function Dialogs({ asking, looking, onClose }: DialogsProps) {
  switch (asking.kind) {
    case 'invite':
      return <InviteDialog onClose={onClose} />
    case 'leave':
      return <LeaveDialog looking={looking} onClose={onClose} />
    case 'change_role':
      return <RoleDialog member={asking.member} onClose={onClose} />
    case 'block':
    case 'remove':
      return <ReasonDialog kind={asking.kind} member={asking.member} onClose={onClose} />
    case 'unblock':
      return <UnblockDialog member={asking.member} onClose={onClose} />
    case 'hand_over':
      return <HandOverDialog member={asking.member} looking={looking} onClose={onClose} />
  }
}
