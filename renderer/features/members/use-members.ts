import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { MembershipTrail } from '#shared/members/membership-trail.ts'
import type { Me } from '#shared/sync/me.ts'
import type { SyncFailure } from '#shared/sync/sync-status.ts'
import { desk } from '../../bridge/index.ts'

/** The service gave no answer; what it said before stays on the page. */
class NoAnswer extends Error {
  /** null: it said no. */
  readonly failure: SyncFailure | null

  constructor(failure: SyncFailure | null) {
    super('the service gave no answer')
    this.name = 'NoAnswer'
    this.failure = failure
  }
}

/** Why there is no answer; null where the service said no, or the program failed. */
export function failureOf(error: unknown): SyncFailure | null {
  return error instanceof NoAnswer ? error.failure : null
}

type Asked = 'service.members' | 'service.myMembership' | 'service.membersTrail'
type Answered<Name extends Asked> = Extract<CallOutput<Name>, { kind: 'answer' }>['value']

function answerIn<Value>(
  answer:
    | { readonly kind: 'answer'; readonly value: Value }
    | { readonly kind: 'no_answer'; readonly failure: SyncFailure }
    | { readonly kind: 'refused' },
): Value {
  if (answer.kind === 'answer') return answer.value
  throw new NoAnswer(answer.kind === 'no_answer' ? answer.failure : null)
}

/** What all answers about the members begin with: one act makes all of them old. */
export const membersKey = ['service.members'] as const

/** While it is looked at, the service is asked again so often, in milliseconds: others act on the members too. */
const askedEvery = { page: 30_000, mine: 60_000 }

/** How somebody stands, as far as it decides what they see: when it changes, everything is asked anew. */
function standingKey({ account, membership, siteRoles, collection }: Me) {
  return [account.id, membership, siteRoles, collection.policy] as const
}

/** The members as this account may see them. The last answer stays while there is no newer one. */
export function useMembersPage(me: Me) {
  return useQuery({
    queryKey: [...membersKey, 'page', ...standingKey(me)],
    queryFn: async (): Promise<Answered<'service.members'>> =>
      answerIn(await desk.call('service.members', null)),
    refetchInterval: askedEvery.page,
    placeholderData: earlier => earlier,
  })
}

/** What the membership is to this account: for Home, which needs no list of everybody. */
export function useMyMembership(me: Me) {
  return useQuery({
    queryKey: [...membersKey, 'mine', ...standingKey(me)],
    queryFn: async (): Promise<Answered<'service.myMembership'>> =>
      answerIn(await desk.call('service.myMembership', null)),
    refetchInterval: askedEvery.mine,
  })
}

/** The trail, page by page, the newest first. */
export function useMembersTrail() {
  return useInfiniteQuery({
    queryKey: [...membersKey, 'trail'],
    queryFn: async ({ pageParam }): Promise<MembershipTrail> =>
      answerIn(await desk.call('service.membersTrail', { before: pageParam })),
    initialPageParam: nothingKnown,
    getNextPageParam: page => (page.more ? page.entries.at(-1)?.number : undefined),
  })
}

/** Where the trail begins. */
const nothingKnown: number | null = null
