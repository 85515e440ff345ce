import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ItemId } from '#shared/content/identity.ts'
import type { JournalNote } from '#shared/sync/journal.ts'
import { aCrashingDisk } from '../../tests/support/crashing-disk.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { openJournal } from './journal.ts'

const items = Array.from({ length: 4 }, () => ItemId.parse(randomUUID()))
/** Small enough that rotation comes again and again. */
const smallest = 600

type Step =
  | { readonly kind: 'note'; readonly item: number; readonly words: string | null }
  | { readonly kind: 'adopt'; readonly identity: string }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('note' as const),
      item: fc.nat({ max: items.length - 1 }),
      words: fc.option(fc.string({ maxLength: 80, unit: 'grapheme' }), { freq: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('adopt' as const), identity: fc.constantFrom('a', 'b') }),
  },
)

function noteOf({ item, words }: Extract<Step, { kind: 'note' }>): JournalNote {
  const [only] = items.slice(item)
  if (only === undefined) throw new Error('There is no such item')
  return { item: only, about: 'unsent', text: words === null ? null : JSON.stringify(words) }
}

/** What a journal must tell after each step that it said was done. */
class Model {
  readonly texts = new Map<ItemId, string>()

  take({ item, text }: JournalNote): void {
    if (text === null) this.texts.delete(item)
    else this.texts.set(item, text)
  }
}

async function texts(journal: ReturnType<typeof openJournal>): Promise<ReadonlyMap<ItemId, string>> {
  const { notes } = await journal.read(0, Number.POSITIVE_INFINITY)
  return new Map(notes.flatMap(({ item, text }) => (text === null ? [] : [[item, text] as const])))
}

async function run(steps: readonly Step[], failAt: number, kind: 'power' | 'full', part: number) {
  const crashing = aCrashingDisk(bytes => Math.floor(bytes * part))
  const parts = { disk: crashing.disk, folder: '/journal', smallest, onFault: () => undefined }
  let journal = openJournal(parts)
  const model = new Model()
  /** What the step that failed may have done, or not. */
  let unsure: JournalNote | null = null
  crashing.failAt(failAt, kind)
  for (const each of steps) {
    try {
      if (each.kind === 'adopt') await journal.adopt(each.identity, items)
      else await journal.note([noteOf(each)])
      if (each.kind === 'note') {
        const done = noteOf(each)
        if (unsure?.item === done.item) unsure = null
        model.take(done)
      }
    } catch {
      if (each.kind === 'note') unsure = noteOf(each)
      if (kind === 'power') break
    }
  }
  const told: ReadonlyMap<ItemId, string>[] = []
  if (kind === 'full') told.push(await texts(journal))
  crashing.cutPower(bytes => Math.floor(bytes * part))
  journal = openJournal(parts)
  told.push(await texts(journal))
  for (const found of told) {
    for (const item of items) {
      const allowed = [model.texts.get(item), ...(unsure?.item === item ? [unsure.text ?? undefined] : [])]
      expect(allowed).toContain(found.get(item))
    }
  }
  // It is of use again: what is noted now is told after the next start.
  await journal.note([noteOf({ kind: 'note', item: 0, words: 'afterwards' })])
  expect((await texts(openJournal(parts))).get(items[0] ?? ItemId.parse(''))).toBe('"afterwards"')
  return crashing.steps()
}

describe('a journal on a disk that fails at any step', { timeout: 60_000 }, () => {
  for (const kind of ['power', 'full'] as const) {
    it(`tells every note that it has promised, and no half ones (${kind})`, async () => {
      const seed = printedSeed(`journal ${kind}`)
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 40 }),
          fc.integer({ min: 1, max: 120 }),
          fc.constantFrom(0, 0.5, 0.9, 1),
          async (steps, failAt, part) => {
            await run(steps, failAt, kind, part)
          },
        ),
        { seed, numRuns: 500 },
      )
    })
  }

  it('survives a kill at each single step of a rotation', async () => {
    const steps: readonly Step[] = Array.from({ length: 30 }, (_, index) => ({
      kind: 'note',
      item: index % items.length,
      words: `words ${index} `.repeat(4),
    }))
    const all = await run(steps, Number.POSITIVE_INFINITY, 'power', 0.5)
    expect(all).toBeGreaterThan(70)
    for (let at = 1; at <= all; at += 1) {
      for (const part of [0, 0.5, 1]) await run(steps, at, 'power', part)
    }
  })
})
