import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { anyBody } from '../../tests/support/any-body.ts'
import { anyFields } from '../../tests/support/any-fields.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { sliceBody } from '../content/body-source.ts'
import { ItemType } from '../content/item-type.ts'
import { sameValue } from '../content/same-value.ts'
import type { Choice, Merge, MergeSides } from './decision.ts'
import { choiceForAll, mergeItem, settledFields } from './merge-item.ts'

const seed = printedSeed('merge')
const runs = 300

vi.setConfig({ testTimeout: 60_000 })

function news(base: string, mine: string, theirs: string): MergeSides {
  return { type: 'news', base: { body: base }, mine: { body: mine }, theirs: { body: theirs } }
}

const [one, other] = ['<p>All about the river and its water.</p>', '<table><tr><td>1</td></tr></table>']

/** What went wrong once. */
const pinned: readonly MergeSides[] = [
  { type: 'news', base: {}, mine: {}, theirs: { referenced_solutions: [] } },
  // Beside words that stand alone.
  news(one, `bare words\n${one}`, `<p>Another.</p>\n${one}`),
  // Added beside a block that the other side moved.
  news(other + one, one + other, `<p>Another.</p>${other}${one}`),
  // Moved to where the other side doubled a block.
  news(other + one, other + one + one, one + other),
  // Added before a block that was changed and that the other side removed.
  news('<h2>Results</h2>', '<p>Another.</p><h2>Results so far</h2>', ''),
]

function check(sides: fc.Arbitrary<MergeSides>, hold: (sides: MergeSides) => void) {
  fc.assert(fc.property(sides, hold), { seed, numRuns: runs, examples: pinned.map(known => [known]) })
}

/** Blocks that are told apart easily, near equal ones, equal ones, headings, and blocks of bare words. */
const pool: readonly string[] = [
  ...['river', 'school', 'licence', 'teacher', 'budget', 'council', 'server', 'desktop'].map(
    word => `<p>All about the ${word}: ${word}s here, a ${word} there, ${word} ${word}ing.</p>`,
  ),
  ...['ten', 'eleven', 'twelve'].map(hour => `<p>We meet in the town hall at ${hour} o'clock.</p>`),
  '<p></p>',
  '<p>Equal.</p>',
  '<h2>Costs</h2>',
  '<h2>Results</h2>',
  '<h3>Costs in detail</h3>',
  '<ul><li>one</li><li>two</li></ul>',
  '<table><tr><td>1</td></tr></table>',
  'bare words',
  '<img src="/files/1" alt="">',
]

const block = fc.constantFrom(...pool)
const text = fc.oneof(
  fc.array(block, { maxLength: 10 }),
  // Without any repetition.
  fc.shuffledSubarray([...pool], { maxLength: 12 }),
)

type Edit = {
  readonly kind: 'add' | 'remove' | 'change' | 'move'
  readonly at: number
  readonly to: number
  readonly block: string
}

const edits = fc.array(
  fc.record({
    kind: fc.constantFrom('add', 'remove', 'change', 'move'),
    at: fc.nat(20),
    to: fc.nat(20),
    block,
  }) satisfies fc.Arbitrary<Edit>,
  { maxLength: 4 },
)

/** Words that only this side writes. */
function signed(html: string, side: string): string {
  return html.replace(/(<\/(?:p|h2|h3)>)?$/, ` ${side}$1`)
}

function edited(blocks: readonly string[], given: readonly Edit[], side: string): readonly string[] {
  const next = [...blocks]
  for (const [number, edit] of given.entries()) {
    const at = edit.at % (next.length + 1)
    const known = next[at]
    if (edit.kind === 'add') next.splice(at, 0, edit.to % 2 ? edit.block : signed(edit.block, side + number))
    else if (known === undefined) continue
    else if (edit.kind === 'remove') next.splice(at, 1)
    else if (edit.kind === 'change') next.splice(at, 1, signed(known, side + number))
    else {
      next.splice(at, 1)
      next.splice(edit.to % (next.length + 1), 0, known)
    }
  }
  return next
}

function bodyOf(blocks: readonly string[], gap: string) {
  return { body: blocks.join(gap) }
}

/** A text that two people edited. */
const editedTexts: fc.Arbitrary<MergeSides> = fc
  .record({ text, mine: edits, theirs: edits, gap: fc.constantFrom('', '\n') })
  .map(({ text, mine, theirs, gap }) => ({
    type: 'news',
    base: bodyOf(text, gap),
    mine: bodyOf(edited(text, mine, 'mine'), gap),
    theirs: bodyOf(edited(text, theirs, 'theirs'), gap),
  }))

/** Any fields and any texts at all. */
const anySides: fc.Arbitrary<MergeSides> = fc.constantFrom(...ItemType.options).chain(type =>
  fc.record({
    type: fc.constant(type),
    base: anyFields(type),
    mine: anyFields(type),
    theirs: anyFields(type),
  }),
)
const sloppyTexts: fc.Arbitrary<MergeSides> = fc
  .record({ base: anyBody, mine: anyBody, theirs: anyBody, more: anyBody })
  .map(({ base, mine, theirs, more }) => ({
    type: 'news',
    base: { body: base },
    mine: { body: base + mine },
    theirs: { body: more.length % 2 ? theirs + base : base.replace('shares', 'shared') + theirs },
  }))
const given = fc.oneof({ arbitrary: editedTexts, weight: 4 }, anySides, sloppyTexts)

function blocksOf(fields: Merge['fields'] | null): readonly string[] {
  const body = fields?.['body']
  return sliceBody(typeof body === 'string' ? body : '').blocks.map(({ source }) => source.trim())
}

function counted(blocks: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const source of blocks) counts.set(source, (counts.get(source) ?? 0) + 1)
  return counts
}

function settled(sides: MergeSides, { decisions }: Merge, side: 'mine' | 'theirs') {
  return settledFields(sides, choiceForAll(decisions, side))
}

function sameFields(one: Merge['fields'], other: Merge['fields'] | null): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other ?? {})])
  return [...names].every(name => sameValue(one[name] ?? null, other?.[name] ?? null))
}

/** The same merge seen by the other person. */
function mirrored({ type, base, mine, theirs }: MergeSides): MergeSides {
  return { type, base, mine: theirs, theirs: mine }
}

describe('a merge of any item', () => {
  it('is the other side where one changed nothing', () => {
    check(given, sides => {
      for (const changed of [sides.mine, sides.theirs]) {
        const asMine = mergeItem({ ...sides, mine: changed, theirs: sides.base })
        const asTheirs = mergeItem({ ...sides, mine: sides.base, theirs: changed })
        for (const merge of [asMine, asTheirs]) {
          expect(merge.decisions).toEqual([])
          expect(merge.fields).toEqual(changed)
        }
      }
    })
  })

  it('has nothing to decide where both did the same', () => {
    check(given, sides => {
      const merge = mergeItem({ ...sides, theirs: sides.mine })
      expect(merge.decisions).toEqual([])
      expect(merge.fields).toEqual(sides.mine)
    })
  })

  it('asks the same whoever is asked', () => {
    check(given, sides => {
      const [merge, other] = [mergeItem(sides), mergeItem(mirrored(sides))]
      const swapped = other.decisions.map(decision => ({
        ...decision,
        mine: decision.theirs,
        theirs: decision.mine,
      }))
      const texts = (decisions: readonly unknown[]) =>
        decisions.map(decision => JSON.stringify({ ...Object(decision), id: '' })).sort()
      expect(texts(swapped)).toEqual(texts(merge.decisions))
      const [mine, theirs] = [settled(sides, merge, 'mine'), settled(mirrored(sides), other, 'theirs')]
      expect(counted([...blocksOf(mine)].sort())).toEqual(counted([...blocksOf(theirs)].sort()))
    })
  })

  it('gives all that was chosen, and mine until then', () => {
    check(given, sides => {
      const merge = mergeItem(sides)
      expect(settled(sides, merge, 'mine')).toEqual(merge.fields)
      expect(settled(sides, merge, 'theirs')).not.toBeNull()
      if (merge.decisions.length > 0) expect(settledFields(sides, new Map<string, Choice>())).toBeNull()
      expect(new Set(merge.decisions.map(({ id }) => id)).size).toBe(merge.decisions.length)
    })
  })
})

describe('a merge of any text', () => {
  it('has every block that either side wrote, in the text or in a decision', () => {
    check(editedTexts, sides => {
      const merge = mergeItem(sides)
      const shown = merge.decisions.flatMap(({ mine, theirs }) =>
        [mine, theirs].flatMap(html => (typeof html === 'string' ? blocksOf({ body: html }) : [])),
      )
      const all = new Set([...blocksOf(merge.fields), ...shown])
      const base = new Set(blocksOf(sides.base))
      for (const source of [...blocksOf(sides.mine), ...blocksOf(sides.theirs)])
        if (!base.has(source)) expect(all).toContain(source)
    })
  })

  it('makes no letters of its own: each block is one of the three texts', () => {
    check(editedTexts, sides => {
      const merge = mergeItem(sides)
      const known = new Set([sides.base, sides.mine, sides.theirs].flatMap(blocksOf))
      for (const source of blocksOf(merge.fields)) expect(known).toContain(source)
    })
  })

  it('keeps a block that stands once in all three texts exactly once, whichever side is chosen', () => {
    check(editedTexts, sides => {
      const merge = mergeItem(sides)
      const counts = [sides.base, sides.mine, sides.theirs].map(fields => counted(blocksOf(fields)))
      for (const side of ['mine', 'theirs'] as const) {
        const found = counted(blocksOf(settled(sides, merge, side)))
        for (const source of counts[0]?.keys() ?? [])
          if (counts.every(count => count.get(source) === 1)) expect(found.get(source)).toBe(1)
      }
    })
  })

  it('keeps what only one side wrote and nobody is asked about, whatever is chosen', () => {
    check(editedTexts, sides => {
      const merge = mergeItem(sides)
      const asked = new Set(
        merge.decisions.flatMap(({ mine, theirs }) =>
          [mine, theirs].flatMap(html => (typeof html === 'string' ? blocksOf({ body: html }) : [])),
        ),
      )
      const base = new Set(blocksOf(sides.base))
      const results = (['mine', 'theirs'] as const).map(
        side => new Set(blocksOf(settled(sides, merge, side))),
      )
      for (const source of [...blocksOf(sides.mine), ...blocksOf(sides.theirs)])
        if (!base.has(source) && !asked.has(source))
          for (const result of results) expect(result).toContain(source)
    })
  })

  it('changes nothing when it is done again', () => {
    check(editedTexts, sides => {
      const merge = mergeItem(sides)
      if (merge.decisions.length > 0) return
      const again = mergeItem({ ...sides, base: sides.theirs, mine: merge.fields })
      expect(again.decisions).toEqual([])
      expect(sameFields(again.fields, merge.fields)).toBe(true)
    })
  })
})
