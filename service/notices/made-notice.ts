import type { AccountId, ItemId } from '#shared/content/identity.ts'
import { titleOf } from '#shared/content/item-type.ts'
import { aboutOf, type Follows } from '#shared/follows/follows.ts'
import { emptyMargin, type MarginOf } from '#shared/margin/margin.ts'
import type { MarginOperation } from '#shared/margin/margin-operation.ts'
import { isHeld } from '#shared/margin/write-in-margin.ts'
import { longestExcerpt, type NoticeKind } from '#shared/notices/notice.ts'
import { nobody, type Told, toldOfDeletion, toldOfTransition } from '#shared/notices/who-is-told.ts'
import type { Operation } from '#shared/sync/operation.ts'
import { isInMargin } from '#shared/sync/operation.ts'
import type { ItemStanding } from '#shared/workflow/may.ts'
import type { StoredItem } from '../items/stored-item.ts'
import type { Decision, MarginWriting, Writing } from '../operations/decision.ts'
import type { World } from '../operations/world.ts'

/** Something that happened to an item, and whom it is to be told, before anybody knows who the moderators are. */
export interface MadeNotice {
  readonly item: ItemId
  readonly at: Date
  readonly by: AccountId
  readonly title: string
  readonly words: string | null
  readonly people: ReadonlyMap<AccountId, NoticeKind>
  readonly moderators: NoticeKind | null
  readonly owner: NoticeKind | null
  /** What it was about to readers and is now, where it is published: who follows that hears of it. */
  readonly published: { readonly before: Follows | null; readonly after: Follows } | null
  /** Who reads the margin of an item that stands so hears of it; null: the item's author does in any case. */
  readonly inMargin: ItemStanding | null
}

function toldOf(operation: Operation, by: AccountId, author: AccountId): Told | null {
  if (operation.kind === 'transition') return toldOfTransition(operation.transition, by, author)
  return operation.kind === 'delete' ? toldOfDeletion : null
}

/** What readers saw an item to be about before it was published, and see now; null where it is not published by this. */
function publishedBy(before: StoredItem, { change, revision }: Writing): MadeNotice['published'] {
  if (change.state !== 'validated' || revision === null) return null
  return {
    before: before.published === null ? null : aboutOf(before.published.text.fields),
    after: aboutOf(revision.fields),
  }
}

/** What is told of a decision on an item; null: nothing. */
function noticeOfDecision(world: World, operation: Operation, writing: Writing): MadeNotice | null {
  const { actor, at, items } = world
  const before = items.get(operation.item)?.item
  if (before === undefined) return null
  const author = before.author.id
  const told = toldOf(operation, actor.account, author) ?? nobody
  const published = publishedBy(before, writing)
  const isToldToSomebody = told.author !== null || told.moderators !== null || told.owner !== null
  if (!isToldToSomebody && published === null) return null
  const fields = writing.revision?.fields ?? before.latest.fields
  const reason = operation.kind === 'transition' || operation.kind === 'delete' ? operation.reason : undefined
  return {
    item: operation.item,
    at,
    by: actor.account,
    title: titleOf(before.type, fields),
    words: reason ?? null,
    people: told.author === null ? new Map() : new Map([[author, told.author]]),
    moderators: told.moderators,
    owner: told.owner,
    published,
    inMargin: null,
  }
}

function excerpt(words: string): string {
  return words.length > longestExcerpt ? `${words.slice(0, longestExcerpt - 1)}…` : words
}

type Comment = Extract<MarginOperation, { kind: 'comment' }>

/** Who is told of a comment: those whom it mentions, and else everybody who has to do with the thread. */
function toldOfComment(
  margin: MarginOf<AccountId>,
  { thread: id, comment, mentions }: Comment,
  author: AccountId,
): ReadonlyMap<AccountId, NoticeKind> {
  const thread = margin.threads.find(each => each.id === id)
  const earlier = thread?.comments.find(each => each.id === comment)
  const isChanged = earlier !== undefined
  const inThread = isChanged ? [] : [author, ...(thread?.comments.map(({ by }) => by) ?? [])]
  const newly = mentions.filter(account => !earlier?.mentions.includes(account))
  return new Map([
    ...inThread.map(account => [account, 'commented'] as const),
    ...newly.map(account => [account, 'mentioned'] as const),
  ])
}

/** What somebody wrote, and whom it is told. */
function wordsInMargin(
  margin: MarginOf<AccountId>,
  operation: MarginOperation,
  author: AccountId,
  at: Date,
): { readonly people: ReadonlyMap<AccountId, NoticeKind>; readonly words: string | null } | null {
  switch (operation.kind) {
    case 'comment':
      return { people: toldOfComment(margin, operation, author), words: excerpt(operation.text) }
    case 'claim': {
      const { takesOver } = operation
      if (takesOver === null || !isHeld(margin.claim, at) || margin.claim?.by !== takesOver.from) return null
      return { people: new Map([[takesOver.from, 'claim_taken_over']]), words: takesOver.word }
    }
    case 'suggest':
      return {
        people: new Map([[author, 'suggested']]),
        words: operation.note === null ? null : excerpt(operation.note),
      }
    case 'answer_suggestion': {
      const by = margin.suggestions.find(({ id }) => id === operation.suggestion)?.by
      if (by === undefined) return null
      const kind = operation.accepted ? 'suggestion_accepted' : 'suggestion_declined'
      return { people: new Map([[by, kind]]), words: null }
    }
    case 'release':
    case 'resolve':
      return null
  }
}

function noticeOfMargin(
  world: World,
  operation: MarginOperation,
  { standing }: MarginWriting,
): MadeNotice | null {
  const { actor, at, items, margins } = world
  const item = items.get(operation.item)?.item
  if (item === undefined) return null
  const margin = margins.get(operation.item) ?? emptyMargin
  const written = wordsInMargin(margin, operation, item.author.id, at)
  if (written === null || written.people.size === 0) return null
  return {
    item: item.id,
    at,
    by: actor.account,
    title: titleOf(item.type, item.latest.fields),
    words: written.words,
    people: written.people,
    moderators: null,
    owner: null,
    published: null,
    inMargin: standing,
  }
}

/** What is told of an operation that is applied as decided; null: nothing. */
export function noticeOf(world: World, operation: Operation, decision: Decision): MadeNotice | null {
  switch (decision.kind) {
    case 'settled':
      return null
    case 'write':
      return noticeOfDecision(world, operation, decision.writing)
    case 'margin':
      return isInMargin(operation) ? noticeOfMargin(world, operation, decision) : null
  }
}
