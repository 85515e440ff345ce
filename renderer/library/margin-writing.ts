import type { AccountId, ItemId, Revision } from '#shared/content/identity.ts'
import type { ChangedFields } from '#shared/content/item-type.ts'
import { CommentId, type Place, SuggestionId, ThreadId } from '#shared/margin/margin.ts'
import type { MarginOperation } from '#shared/margin/margin-operation.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { LibraryDatabase } from './database.ts'
import { dropRefusedInMargin, sendAgainInMargin, writeInMargin } from './margins.ts'
import type { OperationOrigin } from './outbox.ts'

/** The words of a comment, and whose attention they ask for. */
interface Remark {
  readonly text: string
  readonly mentions: readonly AccountId[]
}

/**
 * What a person does in the margin of an item, also offline. Each method is one strict-durable transaction, like those of
 * `Library`, and rejects as they do.
 */
export interface MarginWriting {
  /**
   * Claims an item for the length of a lease, or renews the claim; `over` takes somebody else's, with a word to them that
   * stays as a comment. `revision`: the one on screen.
   */
  claim(
    item: ItemId,
    over?: { readonly from: AccountId; readonly word: string; readonly revision: Revision },
  ): Promise<void>
  release(item: ItemId): Promise<void>
  /** Begins a thread at a place of a text, null: at the item as a whole, as it reads in this revision. */
  beginThread(item: ItemId, place: Place | null, revision: Revision, remark: Remark): Promise<ThreadId>
  answer(item: ItemId, thread: ThreadId, revision: Revision, remark: Remark): Promise<void>
  changeComment(
    item: ItemId,
    thread: ThreadId,
    comment: CommentId,
    revision: Revision,
    remark: Remark,
  ): Promise<void>
  resolve(item: ItemId, thread: ThreadId, resolved: boolean): Promise<void>
  /** Suggests other fields than a revision has. */
  suggest(item: ItemId, base: Revision, fields: ChangedFields, note: string | null): Promise<void>
  answerSuggestion(item: ItemId, suggestion: SuggestionId, accepted: boolean): Promise<void>
  /** Lets go of what the service has refused. */
  dropRefused(operation: OperationId): Promise<void>
  /** Sends what the service has refused once more, as it was. */
  sendAgain(operation: OperationId): Promise<void>
}

interface MarginWritingParts {
  readonly database: LibraryDatabase
  readonly newId: () => string
  readonly originOf: (item: ItemId) => OperationOrigin
  readonly announceWork: () => void
}

/** What an operation says beside its origin. */
type Content<Operation extends MarginOperation> = Operation extends MarginOperation
  ? Omit<Operation, keyof OperationOrigin>
  : never

export function createMarginWriting(parts: MarginWritingParts): MarginWriting {
  const { database, newId, originOf, announceWork } = parts

  async function write(item: ItemId, content: Content<MarginOperation>): Promise<void> {
    await writeInMargin(database, { ...originOf(item), ...content })
    announceWork()
  }

  function comment(
    item: ItemId,
    thread: ThreadId,
    id: CommentId,
    { place, revision }: { readonly place: Place | null; readonly revision: Revision },
    { text, mentions }: Remark,
  ): Promise<void> {
    const content = { place, revision, text, mentions: [...mentions] }
    return write(item, { kind: 'comment', thread, comment: id, ...content })
  }

  const newCommentId = () => CommentId.parse(newId())

  return {
    claim: (item, over) => {
      const takesOver = over && {
        ...over,
        thread: ThreadId.parse(newId()),
        comment: newCommentId(),
      }
      return write(item, { kind: 'claim', takesOver: takesOver ?? null })
    },
    release: item => write(item, { kind: 'release' }),

    beginThread: async (item, place, revision, remark) => {
      const thread = ThreadId.parse(newId())
      await comment(item, thread, newCommentId(), { place, revision }, remark)
      return thread
    },
    answer: (item, thread, revision, remark) =>
      comment(item, thread, newCommentId(), { place: null, revision }, remark),
    changeComment: (item, thread, id, revision, remark) =>
      comment(item, thread, id, { place: null, revision }, remark),
    resolve: (item, thread, resolved) => write(item, { kind: 'resolve', thread, resolved }),

    suggest: (item, base, fields, note) =>
      write(item, { kind: 'suggest', suggestion: SuggestionId.parse(newId()), base, fields, note }),
    answerSuggestion: (item, suggestion, accepted) =>
      write(item, { kind: 'answer_suggestion', suggestion, accepted }),

    dropRefused: operation => dropRefusedInMargin(database, operation),
    sendAgain: async operation => {
      await sendAgainInMargin(database, operation, originOf)
      announceWork()
    },
  }
}
