import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { ItemId, instantOf, Revision } from '#shared/content/identity.ts'
import type { ChangedFields, ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { ItemMargin } from '#shared/margin/margin.ts'
import type { MarginOperation } from '#shared/margin/margin-operation.ts'
import type { Notice } from '#shared/notices/notice.ts'
import { ChangeLine } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import { Me } from '#shared/sync/me.ts'
import { type Operation, type OperationResult, OperationResults } from '#shared/sync/operation.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { Problem, type ProblemKind, problemKind } from '#shared/sync/problem.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import { type Credentials, signIn } from './sign-in.ts'

/** Lines of a page of the feed, its `end` taken off. */
export interface FeedPage {
  readonly items: readonly Item[]
  readonly gone: readonly ItemId[]
  readonly margins: readonly ItemMargin[]
  readonly notices: readonly Notice[]
  readonly vocabularies: readonly string[]
  readonly cursor: string
  readonly more: boolean
  readonly reset: boolean
}

function pageOf(text: string): FeedPage {
  const lines = text.split('\n').filter(line => line !== '')
  const parsed = lines.map(line => ChangeLine.parse(JSON.parse(line)))
  const end = parsed.at(-1)
  if (end?.kind !== 'end') throw new Error('the page has no end line')
  return {
    items: parsed.flatMap(line => (line.kind === 'item' ? [line.item] : [])),
    margins: parsed.flatMap(line => (line.kind === 'margin' ? [line.margin] : [])),
    notices: parsed.flatMap(line => (line.kind === 'notice' ? [line.notice] : [])),
    gone: parsed.flatMap(line => (line.kind === 'gone' ? [line.id] : [])),
    vocabularies: parsed.flatMap(line => (line.kind === 'vocabulary' ? [line.vocabulary.name] : [])),
    cursor: end.cursor,
    more: end.more,
    reset: end.reset,
  }
}

/** The service as one signed-in account uses it, over HTTP. */
export class ServiceClient {
  readonly url: string
  readonly token: string

  constructor(url: string, token: string) {
    this.url = url
    this.token = token
  }

  ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${this.token}`)
    return fetch(this.url + path, { ...init, headers })
  }

  async read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
    const response = await this.ask(path)
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return schema.parse(await response.json())
  }

  me(): Promise<Me> {
    return this.read('/v1/me', Me)
  }

  postOperations(operations: readonly unknown[]): Promise<Response> {
    return this.ask('/v1/operations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operations }),
    })
  }

  async apply(...operations: readonly Operation[]): Promise<readonly OperationResult[]> {
    const response = await this.postOperations(operations)
    if (!response.ok) throw new Error(`operations answered ${response.status}: ${await response.text()}`)
    return OperationResults.parse(await response.json()).results
  }

  async applyOne(operation: Operation): Promise<OperationResult> {
    const [result] = await this.apply(operation)
    if (result === undefined) throw new Error('there was no result')
    return result
  }

  /** Applies an operation that has to succeed; answers the revision that it made. */
  async make(operation: Operation): Promise<Revision> {
    const result = await this.applyOne(operation)
    if (result.outcome !== 'applied') throw new Error(`not applied: ${JSON.stringify(result)}`)
    return result.revision
  }

  async page(since?: string, limit = 500): Promise<FeedPage> {
    const query = new URLSearchParams({ limit: String(limit), ...(since === undefined ? {} : { since }) })
    const response = await this.ask(`/v1/changes?${query}`)
    if (!response.ok) throw new Error(`the feed answered ${response.status}: ${await response.text()}`)
    return pageOf(await response.text())
  }

  /** Every page from `since` on, as one. */
  async pull(since?: string, limit = 500): Promise<FeedPage> {
    let page = await this.page(since, limit)
    let all = page
    while (page.more) {
      page = await this.page(page.cursor, limit)
      all = {
        ...page,
        items: [...all.items, ...page.items],
        gone: [...all.gone, ...page.gone],
        margins: [...all.margins, ...page.margins],
        notices: [...all.notices, ...page.notices],
        vocabularies: [...all.vocabularies, ...page.vocabularies],
        reset: all.reset,
      }
    }
    return all
  }
}

export async function signedInClient(url: string, credentials: Credentials): Promise<ServiceClient> {
  return new ServiceClient(url, (await signIn(url, credentials)).access)
}

function newOperation(item: ItemId) {
  return { id: newOperationId(), item, madeAt: instantOf(new Date()) }
}

export function newItemId(): ItemId {
  return ItemId.parse(randomUUID())
}

export function createOf(item: ItemId, fields: ItemFields, type: ItemType = 'news'): Operation {
  return { ...newOperation(item), kind: 'create', type, fields: { ...fields } }
}

export function editOf(item: ItemId, base: number, fields: ChangedFields): Operation {
  return { ...newOperation(item), kind: 'edit', base: Revision.parse(base), fields: { ...fields } }
}

export function transitionOf(
  item: ItemId,
  base: number,
  transition: TransitionName,
  more: { readonly reason?: string; readonly fields?: ChangedFields } = {},
): Operation {
  const { reason, fields } = more
  return {
    ...newOperation(item),
    kind: 'transition',
    base: Revision.parse(base),
    transition,
    ...(reason === undefined ? {} : { reason }),
    ...(fields === undefined ? {} : { fields: { ...fields } }),
  }
}

export function deleteOf(item: ItemId, base: number, reason?: string): Operation {
  const operation = { ...newOperation(item), kind: 'delete' as const, base: Revision.parse(base) }
  return reason === undefined ? operation : { ...operation, reason }
}

/** What an operation in a margin says beside its identity. */
type InMargin<Operation extends MarginOperation> = Operation extends MarginOperation
  ? Omit<Operation, 'id' | 'item' | 'madeAt'>
  : never

export function newOperationId(): OperationId {
  return OperationId.parse(randomUUID())
}

export function marginOf(item: ItemId, operation: InMargin<MarginOperation>): MarginOperation {
  return { ...newOperation(item), ...operation }
}

/** News that nothing is missing from, with a headline that nobody else has. */
export function readyNews(more: ItemFields = {}): ItemFields {
  return {
    short_title: 'City shares its code',
    headline: `A city shares the code of its services ${randomUUID()}`,
    body: '<p>The code is now <strong>open</strong>.</p>',
    topics: ['open-source-software'],
    ...more,
  }
}

/** What a refused operation was refused for, with the pointers. */
export function refusalOf(result: OperationResult): { kind: ProblemKind; pointers: readonly string[] } {
  if (result.outcome !== 'refused') throw new Error(`not refused: ${JSON.stringify(result)}`)
  return {
    kind: problemKind(result.problem),
    pointers: (result.problem.errors ?? []).map(error => error.pointer),
  }
}

/** What became of an operation: its outcome, or why it is to be tried again. */
export function outcomeKind(result: OperationResult): string {
  return result.outcome === 'retry' ? problemKind(result.problem) : result.outcome
}

/** The problem details of a response, checked to be such. */
export async function problemOfResponse(response: Response): Promise<Problem & { kind: ProblemKind }> {
  const type = response.headers.get('content-type')
  if (!type?.startsWith('application/problem+json')) throw new Error(`no problem details but ${type}`)
  const problem = Problem.parse(await response.json())
  return { ...problem, kind: problemKind(problem) }
}
