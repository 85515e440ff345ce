import type { MembershipRefusal } from '../../members/may-administer.ts'
import type { MembershipActKind } from '../../members/membership-act.ts'
import type { SyncFailure } from '../../sync/sync-status.ts'
import type { CollectionRole, Membership } from '../../workflow/actor.ts'
import type { Policy } from '../../workflow/policy.ts'
import { counted, plural } from '../plural.ts'

interface Named {
  readonly name: string
}

const roleNames = {
  member: 'Member',
  author: 'Author',
  facilitator: 'Facilitator',
} satisfies Record<CollectionRole, string>

const roleHints = {
  member: 'Writes texts of their own, as the policy allows.',
  author: 'Writes, and publishes texts of their own without waiting for approval.',
  facilitator: 'Decides on everybody’s texts and looks after the members.',
} satisfies Record<CollectionRole, string>

const stateNames = {
  active: 'Active',
  pending: 'Waiting',
  blocked: 'Blocked',
} satisfies Record<Membership['state'], string>

const refusals = {
  role_not_allowed: 'Only facilitators, the owner and site moderators can do this.',
  only_owner_hands_over: 'Only the owner or a site moderator can hand the collection over.',
  owner_cannot_leave: 'You own this collection. Hand it over to somebody else first, then you can leave.',
  owner_cannot_be_changed: 'This is the owner. The collection has to be handed over to somebody else first.',
  already_owner: 'This is the owner already.',
  self: 'You cannot do this to yourself. Another facilitator can.',
  blocked: 'Your membership is blocked. Ask a facilitator of the collection.',
  is_blocked: 'Somebody with this address is blocked. Unblock them instead.',
  already_blocked: 'This membership is blocked already.',
  not_blocked: 'This membership is not blocked.',
  already_member: 'This is a member already.',
  already_pending: 'This request waits for approval already.',
  not_pending: 'Nobody waits for this answer any more.',
  not_active: 'This can be done to active members only.',
  not_a_member: 'This is no member.',
  same_role: 'This is the role already.',
  reason_missing: 'Say why.',
  member_changed:
    'Somebody else has changed this member meanwhile. The list shows how they stand now; nothing was done.',
  already_invited:
    'There is an open invitation to this address already. Withdraw it first to send a new one.',
  no_such_invitation: 'There is no such invitation to you.',
  invitation_ended: 'This invitation was answered or withdrawn already.',
  invitation_expired: 'This invitation has expired. Ask for a new one.',
  policy_changed:
    'Somebody else has changed the policy meanwhile. You see the present one now; look at your change again.',
  same_policy: 'This is the policy already.',
} satisfies Record<MembershipRefusal, string>

const offline = {
  unreachable: 'Members are kept by the service, which cannot be reached now.',
  too_slow: 'Members are kept by the service, which does not answer in time.',
  service_error: 'Members are kept by the service, which has a problem of its own.',
  busy: 'Members are kept by the service, which asked for a pause.',
  not_understood: 'Members are kept by the service. Something else answers at its address.',
  library_failed: 'Members are kept by the service, which could not be asked.',
} satisfies Record<SyncFailure, string>

/** What is said in passing once an act is done. */
const done = {
  join: () => 'You are a member now',
  leave: () => 'You have left the collection',
  invite: ({ name }) => `${name} is invited`,
  withdraw_invitation: ({ name }) => `The invitation to ${name} is withdrawn`,
  accept_invitation: () => 'You have accepted the invitation',
  decline_invitation: () => 'You have declined the invitation',
  approve: ({ name }) => `${name} is a member now`,
  decline: ({ name }) => `The request of ${name} is declined`,
  change_role: ({ name }) => `${name} has another role now`,
  hand_over: ({ name }) => `${name} owns the collection now`,
  block: ({ name }) => `${name} is blocked`,
  unblock: ({ name }) => `${name} is no longer blocked`,
  remove: ({ name }) => `${name} is no longer a member`,
  change_policy: () => 'The policy is changed',
} satisfies Record<MembershipActKind, (whom: Named) => string>

/** What a trail says of an act, behind the name of who did it. */
const past = {
  join: () => 'joined',
  leave: () => 'left',
  invite: ({ name }) => `invited ${name}`,
  withdraw_invitation: ({ name }) => `withdrew the invitation to ${name}`,
  accept_invitation: () => 'accepted an invitation',
  decline_invitation: () => 'declined an invitation',
  approve: ({ name }) => `approved ${name}`,
  decline: ({ name }) => `declined the request of ${name}`,
  change_role: ({ name }) => `changed the role of ${name}`,
  hand_over: ({ name }) => `handed the collection over to ${name}`,
  block: ({ name }) => `blocked ${name}`,
  unblock: ({ name }) => `unblocked ${name}`,
  remove: ({ name }) => `removed ${name}`,
  change_policy: () => 'changed the policy',
} satisfies Record<MembershipActKind, (whom: Named) => string>

const membershipPolicies = {
  open: 'Open: whoever joins is a member at once',
  closed: 'Closed: a facilitator approves whoever joins',
} satisfies Record<Policy['membership'], string>

/** The members of the collection. */
export const members = {
  title: 'Members',
  count: ({ count }: { count: number }) =>
    `${counted(count)} active ${plural(count, { one: 'member', other: 'members' })}`,
  tabs: {
    label: 'Members of the collection',
    members: 'Members',
    waiting: 'Waiting',
    invitations: 'Invitations',
    rights: 'What roles may do',
    policy: 'Policy',
    trail: 'Trail',
  },
  loading: 'Asking the service for the members …',
  offline,
  offlineStale: 'What you see is its last answer.',
  notAccepted: 'The service did not accept this. Sign in again, then try once more.',
  failed: 'OSOR Desk could not do this. Try again.',
  unsure: ({ why }: { why: string }) =>
    `${why} Whether it was done is not known. Try again: it is done once, however often you try.`,
  refusals,
  roleNames,
  roleHints,
  stateNames,
  owner: 'Owner',
  you: 'You',
  search: 'Search members',
  searchPlaceholder: 'Name, organisation, e-mail',
  list: 'List of members',
  byRole: 'Filter by role',
  byState: 'Filter by state',
  columns: {
    name: 'Name',
    email: 'E-mail',
    role: 'Role',
    state: 'State',
    since: 'Since',
    actions: 'Actions',
  },
  actionsOn: ({ name }: Named) => `Actions on ${name}`,
  noMatchTitle: 'No member matches',
  noMatchBody: 'Search for something else, or show all of them.',
  showAll: 'Show all',
  waitingEmptyTitle: 'Nobody waits',
  waitingEmptyOpen: 'The collection is open: whoever joins is a member at once.',
  waitingEmptyClosed: 'Whoever asks to become a member stands here until somebody answers.',
  waitingList: 'People who wait for approval',
  asked: 'asked',
  acts: {
    join: 'Join',
    leave: 'Leave…',
    invite: 'Invite…',
    withdraw_invitation: 'Withdraw',
    accept_invitation: 'Accept',
    decline_invitation: 'Decline',
    approve: 'Approve',
    decline: 'Decline',
    change_role: 'Change role…',
    hand_over: 'Hand over the collection…',
    block: 'Block…',
    unblock: 'Unblock…',
    remove: 'Remove…',
    change_policy: 'Change the policy',
  } satisfies Record<MembershipActKind, string>,
  actOn: ({ act, name }: Named & { act: string }) => `${act} ${name}`,
  done,
  doneWaiting: 'You have asked to become a member. A facilitator answers.',
  past,
  mine: {
    invited: ({ name, role }: Named & { role: string }) => `${name} invites you to join as ${role}.`,
    until: ({ day }: { day: string }) => `It can be accepted until ${day}.`,
    pending: 'You have asked to become a member. A facilitator answers.',
    blocked:
      'Your membership is blocked. You can read what is published and your own texts; ask a facilitator of the collection.',
    noMember: 'You are no member of this collection.',
    joinOpen: 'Join to write for it.',
    joinClosed: 'Ask to join; a facilitator approves.',
    waiting: ({ count }: { count: number }) =>
      `${counted(count)} ${plural(count, { one: 'person waits', other: 'people wait' })} to become ${plural(count, { one: 'a member', other: 'members' })}.`,
    toMembers: 'Go to Members',
  },
  invite: {
    title: 'Invite somebody',
    email: 'E-mail address',
    emailHelp: 'Who has an account with this address accepts in OSOR Desk; who has none opens a link.',
    emailWrong: 'Type a whole e-mail address.',
    role: 'Role',
    send: 'Invite',
    doneTitle: 'Invited',
    sent: ({ email }: { email: string }) => `${email} can accept the invitation for two weeks.`,
    mailed: 'A letter with the link is on its way to them.',
    notMailed: 'This service sends no mail: give them the link yourself.',
    link: 'Link of the invitation',
    linkHelp: 'Shown only now. Copy it if you want to hand it on yourself; it works once, for two weeks.',
    noLink:
      'The link could not be shown, because an answer of the service was lost. If you need one, withdraw the invitation and invite again.',
    copy: 'Copy the link',
    copied: 'The link is copied',
    copyFailed: 'The link could not be copied. Select it and copy it yourself.',
    close: 'Close',
  },
  invitations: {
    list: 'Open invitations',
    emptyTitle: 'No open invitation',
    emptyBody: 'Whom you invite stands here until they answer, for two weeks at most.',
    by: ({ name }: Named) => `invited by ${name}`,
    expires: ({ day }: { day: string }) => `can be accepted until ${day}`,
    withdraw: ({ email }: { email: string }) => `Withdraw the invitation to ${email}`,
  },
  role: {
    title: ({ name }: Named) => `Role of ${name}`,
    label: 'Role',
    save: 'Change role',
  },
  block: {
    title: ({ name }: Named) => `Block ${name}`,
    body: 'Who is blocked reads what is published and their own texts, and can do nothing else until somebody unblocks them. What they have written stays.',
    reason: 'Reason',
    reasonHelp: 'Stays on the trail of the members.',
    tooLong: ({ over }: { over: number }) => `${counted(over)} characters too long.`,
    confirm: 'Block',
  },
  remove: {
    title: ({ name }: Named) => `Remove ${name}`,
    body: 'They are no longer a member, keep what they have written, and can join again as the policy allows.',
    reason: 'Reason (may stay empty)',
    confirm: 'Remove',
  },
  unblock: {
    title: ({ name }: Named) => `Unblock ${name}`,
    body: 'They are an active member again, in the role they had.',
    confirm: 'Unblock',
  },
  handOver: {
    title: ({ name }: Named) => `Hand the collection over to ${name}`,
    body: ({ name }: Named) =>
      `${name} becomes a facilitator, if they are none yet, and the owner of the collection. Only the new owner or a site moderator can hand it over again.`,
    before: ({ name }: Named) => `${name}, the owner now, stays a facilitator.`,
    noOwner: 'The collection has no owner now.',
    confirm: 'Hand over',
  },
  leave: {
    title: 'Leave the collection',
    body: 'You are no longer a member, and what you may do here ends at once. What you have written stays yours to read.',
    again: { open: 'You can join again at any time.', closed: 'To come back you have to ask again.' },
    ownerTitle: 'You own this collection',
    confirm: 'Leave',
  },
  policy: {
    intro: 'Applies to everybody in the collection, from the moment it is changed.',
    readOnly: 'Facilitators, the owner and site moderators can change this.',
    membership: 'Who becomes a member',
    membershipNames: membershipPolicies,
    creation: 'Who creates texts',
    creationNames: {
      facilitators_and_authors: 'Facilitators and authors',
      only_members: 'Members',
      any_user: 'Everybody who signs in',
    } satisfies Record<Policy['creation'], string>,
    moderation: 'When texts are checked',
    moderationNames: {
      pre_moderated: 'Before publication: members propose, somebody approves',
      post_moderated: 'After publication: members publish at once',
    } satisfies Record<Policy['moderation'], string>,
    preview: 'What this changes',
    nothing: 'Choose something else to see what it would change. Nothing happens until you press the button.',
    same: 'Nothing that roles may do is different.',
    change: 'Change the policy',
    back: 'Back to the present one',
    showTable: 'What roles may do then',
    warning: 'Items that wait',
  },
  trail: {
    list: 'What was done about the members, the newest first',
    loading: 'Asking the service for the trail …',
    emptyTitle: 'Nothing yet',
    emptyBody: 'Whatever is done about the members stands here for good: who, when, what, and why.',
    earlier: 'Show earlier ones',
    nobody: 'no member',
    standing: ({
      role,
      state,
      isOwner,
    }: {
      role: CollectionRole
      state: Membership['state']
      isOwner: boolean
    }) =>
      [
        isOwner ? 'owner' : roleNames[role].toLowerCase(),
        ...(state === 'active' ? [] : [stateNames[state].toLowerCase()]),
      ].join(', '),
    moved: ({ from, to }: { from: string; to: string }) => `${from} → ${to}`,
    asRole: ({ role }: { role: CollectionRole }) => `as ${roleNames[role].toLowerCase()}`,
  },
}
