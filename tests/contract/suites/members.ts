import { expect, test } from 'vitest'
import type { AccountId } from '#shared/content/identity.ts'
import { ActDone } from '#shared/members/act-answer.ts'
import { EmailAddress, InvitationId } from '#shared/members/member.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { RunningContentService } from '../../support/content-service.ts'
import { untilMore } from '../../support/live-events.ts'
import {
  act,
  anAct,
  membershipTrail,
  membersOf,
  mine,
  postAct,
  refusalOfAct,
  seenBy,
} from '../../support/membership-acts.ts'
import {
  createOf,
  newItemId,
  problemOfResponse,
  readyNews,
  type ServiceClient,
} from '../../support/service-client.ts'

/** The people of these tests; nobody stands in the end as at the beginning. */
export interface MembersCast {
  readonly service: RunningContentService
  readonly owner: ServiceClient
  readonly facilitator: ServiceClient
  readonly moderator: ServiceClient
  readonly editor: ServiceClient
  readonly contributor: ServiceClient
  /** No member at first; the address is vera@example.eu. */
  readonly visitor: ServiceClient
  /** No member at first; the address is otto@example.eu. */
  readonly other: ServiceClient
}

const osor: Policy = { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' }
const closed: Policy = { ...osor, membership: 'closed' }

async function idOf(client: ServiceClient): Promise<AccountId> {
  return (await client.me()).account.id
}

const email = (address: string) => EmailAddress.parse(address)

/** The acts, their refusals and their trail; in the order of a story, each test beginning where the one before ends. */
export function describeMembers(cast: () => MembersCast): void {
  test('everybody sees the active members without their addresses, administrators see all of them with', async () => {
    const { visitor, facilitator, editor } = cast()
    const page = await membersOf(visitor)
    expect(page.members.map(({ person }) => person.name)).toEqual(
      page.members.map(({ person }) => person.name).toSorted((one, other) => one.localeCompare(other)),
    )
    expect(page.members.filter(({ isOwner }) => isOwner).map(({ person }) => person.name)).toEqual([
      'OSOR team',
    ])
    expect(page.members.every(({ email: address, state }) => address === null && state === 'active')).toBe(
      true,
    )
    expect(page.mine).toEqual({ standing: null, invitations: [], waiting: null })
    expect((await membersOf(editor)).mine.standing).toEqual({
      role: 'member',
      state: 'active',
      isOwner: false,
    })
    const all = await membersOf(facilitator)
    expect(all.members.every(({ email: address }) => address?.includes('@'))).toBe(true)
    expect(all.mine.waiting).toBe(0)
  })

  test('the trail is for administrators', async () => {
    const { visitor, editor, owner } = cast()
    for (const client of [visitor, editor]) {
      const response = await client.ask('/v1/members/trail')
      expect(response.status).toBe(403)
      expect((await problemOfResponse(response)).kind).toBe('role-not-allowed')
    }
    expect((await membershipTrail(owner)).entries).toEqual([])
  })

  test('who is no administrator cannot act on others, however the act is written', async () => {
    const { editor, facilitator, visitor } = cast()
    const on = await seenBy(facilitator, await idOf(facilitator))
    const forged = [
      { kind: 'change_role', ...on, role: 'member' },
      { kind: 'block', ...on, reason: 'I want to.' },
      { kind: 'remove', ...on },
      { kind: 'hand_over', ...on, owner: null },
      { kind: 'invite', email: email('friend@example.eu'), role: 'facilitator' },
      { kind: 'change_policy', policy: closed, seen: osor },
      { kind: 'approve', ...on },
      { kind: 'withdraw_invitation', invitation: InvitationId.parse(await idOf(editor)) },
    ] as const
    for (const client of [editor, visitor])
      for (const asked of forged) {
        expect(await refusalOfAct(client, asked)).toMatchObject({ rule: 'role_not_allowed', status: 403 })
      }
    // A role of one's own cannot be changed by anybody, oneself included.
    const self = await seenBy(facilitator, await idOf(facilitator))
    expect(await refusalOfAct(facilitator, { kind: 'change_role', ...self, role: 'member' })).toMatchObject({
      rule: 'self',
      status: 409,
    })
    expect((await membershipTrail(facilitator)).entries).toEqual([])
  })

  test('without a sign-in there is nothing', async () => {
    const { service } = cast()
    for (const path of ['/v1/members', '/v1/members/mine', '/v1/members/trail']) {
      expect((await fetch(service.url + path)).status).toBe(401)
    }
    expect((await fetch(`${service.url}/v1/members/acts`, { method: 'POST' })).status).toBe(401)
  })

  test('an act that cannot be read is refused with a pointer', async () => {
    const { owner } = cast()
    const response = await postAct(owner, {
      ...anAct({ kind: 'join' }),
      kind: 'invite',
      email: 'no address',
      role: 'member',
    })
    expect(response.status).toBe(400)
    expect((await problemOfResponse(response)).kind).toBe('invalid-request')
  })

  test('who joins an open collection is a member at once, may write, and leaves again', async () => {
    const { visitor } = cast()
    const done = await act(visitor, { kind: 'join' })
    expect(done.mine.standing).toEqual({ role: 'member', state: 'active', isOwner: false })
    expect(await visitor.make(createOf(newItemId(), readyNews()))).toBe(1)
    expect(await refusalOfAct(visitor, { kind: 'join' })).toMatchObject({
      rule: 'already_member',
      status: 409,
    })
    expect((await act(visitor, { kind: 'leave' })).mine.standing).toBeNull()
    expect(await refusalOfAct(visitor, { kind: 'leave' })).toMatchObject({ rule: 'not_a_member' })
  })

  test('another policy concerns everybody at once, and takes the place of the one that was seen only', async () => {
    const { owner, facilitator, editor } = cast()
    const { cursor } = await editor.pull()
    const line = untilMore(await editor.ask(`/v1/changes/live?since=${encodeURIComponent(cursor)}`))
    await act(owner, { kind: 'change_policy', policy: closed, seen: osor })
    expect(await line).toBe(true)
    expect((await editor.me()).collection.policy).toEqual(closed)
    expect((await editor.page(cursor)).reset).toBe(true)
    expect(
      await refusalOfAct(facilitator, { kind: 'change_policy', policy: osor, seen: osor }),
    ).toMatchObject({ rule: 'policy_changed', status: 409 })
    expect(
      await refusalOfAct(facilitator, { kind: 'change_policy', policy: closed, seen: closed }),
    ).toMatchObject({ rule: 'same_policy' })
  })

  test('who joins a closed collection waits, sees nothing more, and is approved or declined', async () => {
    const { visitor, other, facilitator } = cast()
    for (const client of [visitor, other]) {
      expect((await act(client, { kind: 'join' })).mine.standing?.state).toBe('pending')
      expect(await refusalOfAct(client, { kind: 'join' })).toMatchObject({ rule: 'already_pending' })
    }
    expect((await membersOf(visitor)).members.some(({ state }) => state !== 'active')).toBe(false)
    expect((await mine(facilitator)).waiting).toBe(2)
    const waits = await seenBy(facilitator, await idOf(visitor))
    expect(await refusalOfAct(facilitator, { kind: 'remove', ...waits })).toMatchObject({
      rule: 'not_active',
    })
    await act(facilitator, { kind: 'approve', ...waits })
    expect((await visitor.me()).membership).toEqual({ role: 'member', state: 'active' })
    await act(facilitator, { kind: 'decline', ...(await seenBy(facilitator, await idOf(other))) })
    expect((await other.me()).membership).toBeNull()
  })

  test('two administrators who decide at once do not both: the second one learns how it stands now', async () => {
    const { visitor, owner, facilitator } = cast()
    const on = await seenBy(owner, await idOf(visitor))
    const [one, another] = await Promise.all([
      postAct(owner, anAct({ kind: 'change_role', ...on, role: 'author' })),
      postAct(facilitator, anAct({ kind: 'block', ...on, reason: 'Advertises.' })),
    ])
    expect([one.status, another.status].toSorted()).toEqual([200, 409])
    const now = await seenBy(owner, await idOf(visitor))
    const late = await refusalOfAct(facilitator, { kind: 'remove', ...on })
    expect(late).toMatchObject({ rule: 'member_changed', status: 409 })
    expect(late.current).toMatchObject({ ...now.seen })
    if (now.seen?.state === 'blocked') await act(owner, { kind: 'unblock', ...now })
    const again = await seenBy(owner, await idOf(visitor))
    if (again.seen?.role === 'member') await act(owner, { kind: 'change_role', ...again, role: 'author' })
    expect((await visitor.me()).membership).toEqual({ role: 'author', state: 'active' })
  })

  test('who is blocked may nothing, knows it at once, and neither leaves nor joins', async () => {
    const { visitor, facilitator } = cast()
    const { cursor } = await visitor.pull()
    const line = untilMore(await visitor.ask(`/v1/changes/live?since=${encodeURIComponent(cursor)}`))
    const on = await seenBy(facilitator, await idOf(visitor))
    const silent = anAct({ kind: 'block', ...on, reason: '   ' })
    expect((await problemOfResponse(await postAct(facilitator, silent))).kind).toBe('reason-missing')
    await act(facilitator, { kind: 'block', ...on, reason: 'Advertises.' })
    expect(await line).toBe(true)
    expect((await visitor.applyOne(createOf(newItemId(), readyNews()))).outcome).toBe('refused')
    expect(await refusalOfAct(visitor, { kind: 'leave' })).toMatchObject({ rule: 'blocked' })
    expect(await refusalOfAct(visitor, { kind: 'join' })).toMatchObject({ rule: 'blocked' })
    const blocked = await seenBy(facilitator, await idOf(visitor))
    expect(await refusalOfAct(facilitator, { kind: 'block', ...blocked, reason: 'Twice.' })).toMatchObject({
      rule: 'already_blocked',
    })
    expect(
      await refusalOfAct(facilitator, { kind: 'invite', email: email('VERA@example.eu'), role: 'member' }),
    ).toMatchObject({ rule: 'is_blocked' })
    await act(facilitator, { kind: 'unblock', ...blocked })
    expect((await visitor.me()).membership).toEqual({ role: 'author', state: 'active' })
    expect(
      await refusalOfAct(facilitator, {
        kind: 'unblock',
        ...(await seenBy(facilitator, await idOf(visitor))),
      }),
    ).toMatchObject({ rule: 'not_blocked' })
  })

  test('the owner is spared, and cannot leave', async () => {
    const { owner, facilitator, moderator } = cast()
    const on = await seenBy(facilitator, await idOf(owner))
    for (const client of [facilitator, moderator])
      for (const asked of [
        { kind: 'block', ...on, reason: 'A coup.' },
        { kind: 'change_role', ...on, role: 'member' },
        { kind: 'remove', ...on },
      ] as const) {
        expect(await refusalOfAct(client, asked)).toMatchObject({
          rule: 'owner_cannot_be_changed',
          status: 409,
        })
      }
    expect(await refusalOfAct(owner, { kind: 'leave' })).toMatchObject({
      rule: 'owner_cannot_leave',
      status: 409,
    })
  })

  test('only the owner or a site moderator hands over, and there is one owner at any time', async () => {
    const { owner, facilitator, moderator, editor, contributor } = cast()
    const [now, first, second] = [await idOf(owner), await idOf(editor), await idOf(contributor)]
    const toFirst = { ...(await seenBy(owner, first)), owner: now }
    const toSecond = { ...(await seenBy(owner, second)), owner: now }
    expect(await refusalOfAct(facilitator, { kind: 'hand_over', ...toFirst })).toMatchObject({
      rule: 'only_owner_hands_over',
      status: 403,
    })
    const answers = await Promise.all([
      postAct(owner, anAct({ kind: 'hand_over', ...toFirst })),
      postAct(moderator, anAct({ kind: 'hand_over', ...toSecond })),
    ])
    // Whoever comes second is told that the owner is another one, or, as the owner of before, that they are none any more.
    const statuses = answers.map(({ status }) => status).toSorted()
    expect([
      [200, 409],
      [200, 403],
    ]).toContainEqual(statuses)
    const { members } = await membersOf(moderator)
    const owners = members.filter(({ isOwner }) => isOwner)
    expect(owners).toHaveLength(1)
    expect(owners[0]).toMatchObject({ role: 'facilitator', state: 'active' })
    expect((await mine(owner)).standing).toEqual({ role: 'facilitator', state: 'active', isOwner: false })
    const owned = owners[0]?.person.id
    const back = { ...(await seenBy(moderator, now)), owner: owned ?? null }
    await act(moderator, { kind: 'hand_over', ...back })
    expect((await mine(owner)).standing?.isOwner).toBe(true)
    for (const account of [first, second]) {
      const on = await seenBy(owner, account)
      if (on.seen?.role === 'facilitator') await act(owner, { kind: 'change_role', ...on, role: 'member' })
    }
  })

  test('an act that is sent again changes nothing twice, and its id stands for nothing else', async () => {
    const { owner, facilitator, other } = cast()
    const invite = anAct({ kind: 'invite', email: email('Otto@Example.eu'), role: 'author' })
    const first = ActDone.parse(await (await postAct(owner, invite)).json())
    expect(first.link).toMatch(/\/invitations\/[\w-]{32}$/)
    const again = ActDone.parse(await (await postAct(owner, invite)).json())
    expect(again.link).toBeNull()
    expect((await membersOf(owner)).invitations).toHaveLength(1)
    const before = (await membershipTrail(owner)).entries.length
    for (const [client, body] of [
      [owner, { ...invite, role: 'facilitator' }],
      [facilitator, invite],
    ] as const) {
      expect((await problemOfResponse(await postAct(client, body))).kind).toBe('operation-reused')
    }
    expect((await membershipTrail(owner)).entries).toHaveLength(before)
    expect(
      await refusalOfAct(facilitator, { kind: 'invite', email: email('otto@example.eu'), role: 'member' }),
    ).toMatchObject({ rule: 'already_invited' })
    expect((await mine(other)).invitations.map(({ role }) => role)).toEqual(['author'])
  })

  test('an invitation is answered by whoever has the address, once', async () => {
    const { owner, other, editor } = cast()
    const [invitation] = (await mine(other)).invitations
    if (invitation === undefined) throw new Error('nobody invited Otto')
    const asked = { invitation: invitation.id }
    expect(await refusalOfAct(editor, { kind: 'accept_invitation', ...asked })).toMatchObject({
      rule: 'no_such_invitation',
      status: 404,
    })
    const done = await act(other, { kind: 'accept_invitation', ...asked })
    expect(done.mine).toMatchObject({ standing: { role: 'author', state: 'active' }, invitations: [] })
    await act(owner, {
      kind: 'remove',
      ...(await seenBy(owner, await idOf(other))),
      reason: 'Changed office.',
    })
    expect(await refusalOfAct(other, { kind: 'accept_invitation', ...asked })).toMatchObject({
      rule: 'invitation_ended',
    })
    expect((await other.me()).membership).toBeNull()
  })

  test('an invitation is declined, or withdrawn while nobody has answered', async () => {
    const { owner, other } = cast()
    for (const end of ['decline_invitation', 'withdraw_invitation'] as const) {
      await act(owner, { kind: 'invite', email: email('otto@example.eu'), role: 'member' })
      const [invitation] = (await mine(other)).invitations
      if (invitation === undefined) throw new Error('nobody invited Otto')
      await act(end === 'decline_invitation' ? other : owner, { kind: end, invitation: invitation.id })
      expect((await mine(other)).invitations).toEqual([])
      expect(await refusalOfAct(owner, { kind: end, invitation: invitation.id })).toHaveProperty('rule')
    }
    expect(
      await refusalOfAct(owner, { kind: 'invite', email: email('elena.marin@example.eu'), role: 'author' }),
    ).toMatchObject({
      rule: 'already_member',
    })
  })

  test('the trail says who did what to whom, from what to what, and why', async () => {
    const { owner } = cast()
    const { entries, more } = await membershipTrail(owner)
    expect(more).toBe(false)
    expect(entries.map(({ number }) => number)).toEqual(
      entries.map(({ number }) => number).toSorted((one, other) => other - one),
    )
    const removed = entries.find(({ kind }) => kind === 'remove')
    expect(removed).toMatchObject({
      by: { name: 'OSOR team' },
      reason: 'Changed office.',
      change: {
        about: 'member',
        person: { name: 'Otto' },
        from: { role: 'author', state: 'active' },
        to: null,
      },
    })
    expect(entries.find(({ kind }) => kind === 'change_policy')?.change).toEqual({
      about: 'policy',
      from: osor,
      to: closed,
    })
    expect(entries.find(({ kind }) => kind === 'hand_over')?.change).toMatchObject({ about: 'ownership' })
    const last = entries.at(-1)
    expect(last).toMatchObject({ kind: 'join', change: { from: null, to: { state: 'active' } } })
    const older = await membershipTrail(owner, `?before=${entries[2]?.number}`)
    expect(older.entries).toEqual(entries.slice(3))
  })
}
