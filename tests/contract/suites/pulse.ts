import { describe, expect, test } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { decisionKinds } from '#shared/pulse/decision-kind.ts'
import { Pulse } from '#shared/pulse/pulse.ts'
import { countWaiting } from '#shared/pulse/waiting-age.ts'
import {
  createOf,
  deleteOf,
  editOf,
  newItemId,
  problemOfResponse,
  readyNews,
  type ServiceClient,
  transitionOf,
} from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

/** The numbers that this moment's steps can change, by name. */
function numbersOf(pulse: Pulse): Readonly<Record<string, number>> {
  const news = pulse.types.find(({ type }) => type === 'news')
  const week = pulse.decisions.at(-1)
  const times = pulse.times.weeks.at(-1)
  const malta = pulse.countries.top.find(({ country }) => country === 'MLT')
  return {
    queue: countWaiting(pulse.waiting).all,
    today: pulse.waiting.find(({ band }) => band === 'today')?.proposed ?? 0,
    published_items: news?.published ?? 0,
    waiting_items: news?.waiting ?? 0,
    drafts: news?.drafts ?? 0,
    publications: pulse.publications.at(-1)?.counts.news ?? 0,
    malta: malta?.items ?? 0,
    no_country: pulse.countries.none,
    asked: times?.waiting ?? 0,
    answered: times?.decided?.count ?? 0,
    all_asked: pulse.times.all.waiting,
    all_answered: pulse.times.all.decided?.count ?? 0,
    ...Object.fromEntries(decisionKinds.map(kind => [kind, week?.counts[kind] ?? 0])),
  }
}

/** How the review desk is doing, whatever the database. */
export function describePulse(cast: () => Cast): void {
  const pulseFor = (client: ServiceClient) => client.read('/v1/pulse', Pulse)

  /** What is different for a reader after something happened; what stayed is left out. */
  async function changesFor(
    reader: ServiceClient,
    happens: () => Promise<unknown>,
  ): Promise<Readonly<Record<string, number>>> {
    const before = numbersOf(await pulseFor(reader))
    await happens()
    const after = numbersOf(await pulseFor(reader))
    const changes = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)] as const)
    return Object.fromEntries(changes.filter(([, change]) => change !== 0))
  }

  async function aDraft(client: ServiceClient, countries?: string[]): Promise<ItemId> {
    const id = newItemId()
    await client.make(createOf(id, readyNews(countries === undefined ? {} : { countries })))
    return id
  }

  /** A proposal at revision 2. */
  async function aProposal(client: ServiceClient): Promise<ItemId> {
    const id = await aDraft(client)
    await client.make(transitionOf(id, 1, 'propose'))
    return id
  }

  /** An item of the editor's that a moderator has approved, at revision 3. */
  async function aPublished(): Promise<ItemId> {
    const id = await aProposal(cast().editor)
    await cast().moderator.make(transitionOf(id, 2, 'approve'))
    return id
  }

  describe('who may read it', () => {
    test('is a moderator or a facilitator', async () => {
      for (const client of [cast().moderator, cast().facilitator]) {
        expect((await pulseFor(client)).decisions).toHaveLength(26)
      }
    })

    test('is nobody else: members and visitors are told the rule', async () => {
      for (const client of [cast().editor, cast().visitor]) {
        const problem = await problemOfResponse(await client.ask('/v1/pulse'))
        expect(problem).toMatchObject({ status: 403, kind: 'role-not-allowed' })
        expect(problem.detail).toMatch(/facilitators of the collection and site moderators/)
      }
      expect((await fetch(`${cast().service.url}/v1/pulse`)).status).toBe(401)
    })
  })

  describe('drafts', () => {
    test('that were never published are counted for moderators and their own author, and for no facilitator', async () => {
      const { editor, facilitator, moderator } = cast()
      expect(await changesFor(moderator, () => aDraft(editor))).toEqual({ drafts: 1 })
      expect(await changesFor(facilitator, () => aDraft(editor))).toEqual({})
      expect(await changesFor(facilitator, () => aDraft(facilitator))).toEqual({ drafts: 1 })
    })

    test('of what is published are counted for facilitators too, beside what is live', async () => {
      const { editor, facilitator } = cast()
      const item = await aPublished()
      expect(await changesFor(facilitator, () => editor.make(editOf(item, 3, readyNews())))).toEqual({
        drafts: 1,
      })
    })

    test('of others say nothing of themselves when they are deleted', async () => {
      const { editor, facilitator } = cast()
      const item = await aDraft(editor)
      expect(await changesFor(facilitator, () => editor.make(deleteOf(item, 1)))).toEqual({})
    })
  })

  describe('a proposal', () => {
    test('waits from today on, and is answered by its approval', async () => {
      const { editor, moderator } = cast()
      const item = await aDraft(editor, ['MLT'])
      expect(await changesFor(moderator, () => editor.make(transitionOf(item, 1, 'propose')))).toEqual({
        queue: 1,
        today: 1,
        waiting_items: 1,
        drafts: -1,
        asked: 1,
        all_asked: 1,
      })
      expect(await changesFor(moderator, () => moderator.make(transitionOf(item, 2, 'approve')))).toEqual({
        queue: -1,
        today: -1,
        waiting_items: -1,
        published_items: 1,
        publications: 1,
        malta: 1,
        published: 1,
        asked: -1,
        answered: 1,
        all_asked: -1,
        all_answered: 1,
      })
    })

    test('that is decided on twice was asked for and answered twice', async () => {
      const { editor, facilitator, moderator } = cast()
      const twice = async () => {
        const item = await aProposal(editor)
        await facilitator.make(transitionOf(item, 2, 'return_to_author', { reason: 'Name the source.' }))
        await editor.make(transitionOf(item, 3, 'propose'))
        // A save in between answers nothing.
        await editor.make(editOf(item, 4, { body: '<p>With its source.</p>' }))
        await moderator.make(transitionOf(item, 5, 'approve'))
      }
      expect(await changesFor(moderator, twice)).toEqual({
        published_items: 1,
        publications: 1,
        no_country: 1,
        returned: 1,
        published: 1,
        answered: 2,
        all_answered: 2,
      })
    })

    test('that its asker approves was not decided by anybody else: it is published, and no time is taken', async () => {
      const { facilitator, moderator } = cast()
      const alone = async () => {
        const item = await aProposal(facilitator)
        await facilitator.make(transitionOf(item, 2, 'approve'))
      }
      expect(await changesFor(moderator, alone)).toEqual({
        published_items: 1,
        publications: 1,
        no_country: 1,
        published: 1,
      })
    })

    test('that somebody else deletes is decided on; one that its author deletes has left no trace', async () => {
      const { editor, facilitator, moderator } = cast()
      const deleted = async (author: ServiceClient) => {
        const item = await aProposal(author)
        await facilitator.make(deleteOf(item, 2))
      }
      expect(await changesFor(moderator, () => deleted(editor))).toEqual({
        deleted: 1,
        answered: 1,
        all_answered: 1,
      })
      expect(await changesFor(moderator, () => deleted(facilitator))).toEqual({})
    })
  })

  describe('what is published', () => {
    test('leaves with its deletion, and the decisions that were taken on it stay', async () => {
      const { moderator } = cast()
      const gone = async () => moderator.make(deleteOf(await aPublished(), 3))
      expect(await changesFor(moderator, gone)).toEqual({ published: 1, answered: 1, all_answered: 1 })
    })

    test('is counted once when it is published again, and not any more when it is archived', async () => {
      const { editor, moderator } = cast()
      const item = await aPublished()
      const again = async () => {
        await editor.make(editOf(item, 3, { body: '<p>Newer.</p>' }))
        await editor.make(transitionOf(item, 4, 'propose'))
        await moderator.make(transitionOf(item, 5, 'approve'))
      }
      expect(await changesFor(moderator, again)).toEqual({ published: 1, answered: 1, all_answered: 1 })
      expect(await changesFor(moderator, () => moderator.make(transitionOf(item, 6, 'archive')))).toEqual({
        archived: 1,
        published_items: -1,
        no_country: -1,
      })
    })

    test('is reported, which is a decision and asks its author, not the desk', async () => {
      const { moderator } = cast()
      const item = await aPublished()
      const report = transitionOf(item, 3, 'report', { reason: 'The links are dead.' })
      expect(await changesFor(moderator, () => moderator.make(report))).toEqual({
        queue: 1,
        waiting_items: 1,
        reported: 1,
      })
    })

    test('has changes proposed by its author, who asks, or requested by somebody else, who decides', async () => {
      const { editor, moderator } = cast()
      const [own, others] = [await aPublished(), await aPublished()]
      const proposed = transitionOf(own, 3, 'propose_changes')
      expect(await changesFor(moderator, () => editor.make(proposed))).toMatchObject({ asked: 1, queue: 1 })
      const requested = transitionOf(others, 3, 'propose_changes', { reason: 'Name the licence.' })
      const changes = await changesFor(moderator, () => moderator.make(requested))
      expect(changes).toEqual({ changes_requested: 1, queue: 1, today: 1, waiting_items: 1 })
    })

    test('stays when its deletion is rejected, and goes when it is granted', async () => {
      const { editor, moderator } = cast()
      const asked = async () => {
        const item = await aPublished()
        await editor.make(transitionOf(item, 3, 'request_deletion', { reason: 'It has come to an end.' }))
        return item
      }
      const [kept, granted] = [await asked(), await asked()]
      const reject = transitionOf(kept, 4, 'reject_deletion', { reason: 'Others still use it.' })
      expect(await changesFor(moderator, () => moderator.make(reject))).toEqual({
        queue: -1,
        waiting_items: -1,
        deletion_rejected: 1,
        asked: -1,
        answered: 1,
        all_asked: -1,
        all_answered: 1,
      })
      expect(await changesFor(moderator, () => moderator.make(deleteOf(granted, 4)))).toEqual({
        queue: -1,
        waiting_items: -1,
        published_items: -1,
        publications: -1,
        no_country: -1,
        deleted: 1,
        asked: -1,
        answered: 1,
        all_asked: -1,
        all_answered: 1,
      })
    })
  })
}
