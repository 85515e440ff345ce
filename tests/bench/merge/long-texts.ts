import type { MergeSides } from '#shared/merge/decision.ts'

/** Blocks of a document of 60 pages. */
const BLOCKS = 1_500

const vocabulary =
  'city council school licence budget software public service province teacher summer holiday contract migration desktop server open source data protection citizen portal region decision year euro million training support'.split(
    ' ',
  )

/** Numbers that are the same in each run: what is measured must not differ from run to run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function sentence(next: () => number): string {
  const words = Array.from({ length: 18 }, () => vocabulary[Math.floor(next() * vocabulary.length)] ?? 'city')
  return `${words.join(' ')} ${Math.floor(next() * 100_000)}.`
}

function paragraphs(seed: number): readonly string[] {
  const next = numbers(seed)
  return Array.from({ length: BLOCKS }, (_, index) =>
    index % 25 === 0 ? `<h2>Section ${index} ${sentence(next)}</h2>` : `<p>${sentence(next)}</p>`,
  )
}

function changedAt(
  blocks: readonly string[],
  every: number,
  offset: number,
  words: string,
): readonly string[] {
  return blocks.map((block, index) =>
    index % every === offset ? block.replace('</p>', ` ${words}</p>`) : block,
  )
}

function sides(base: readonly string[], mine: readonly string[], theirs: readonly string[]): MergeSides {
  const body = (blocks: readonly string[]) => ({ body: blocks.join('\n') })
  return { type: 'document', base: body(base), mine: body(mine), theirs: body(theirs) }
}

function shuffled(blocks: readonly string[], seed: number): readonly string[] {
  const next = numbers(seed)
  return [...blocks]
    .map(block => ({ block, at: next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ block }) => block)
}

const base = paragraphs(7)
const equal = base.map(() => '<p>The council meets in the town hall.</p>')
const nearlyEqual = base.map(
  (_, index) => `<p>On day ${index} the council meets at ten in the town hall of the old city.</p>`,
)
const list = [`<ul>${base.map(block => `<li>${block}</li>`).join('')}</ul>`]
const inTurns = base.flatMap((block, index) => (index % 2 ? ['<p></p>'] : [block]))

/** Pairs of long texts over their base, from everyday ones to the worst that there can be. */
export const longTexts: Readonly<Record<string, MergeSides>> = {
  'a few changes each': sides(
    base,
    [...changedAt(base, 100, 3, 'mine'), '<p>At the end.</p>'],
    changedAt(base, 90, 4, 'theirs'),
  ),
  'a word replaced everywhere': sides(
    base,
    changedAt(base, 100, 3, 'mine'),
    base.map(block => block.replaceAll('city', 'town')),
  ),
  'every block changed by both': sides(base, changedAt(base, 1, 0, 'mine'), changedAt(base, 1, 0, 'theirs')),
  'all blocks equal': sides(
    equal,
    [...equal.slice(0, 700), '<p>Mine.</p>', ...equal.slice(720)],
    [...equal.slice(0, 400), ...equal.slice(430), '<p>Theirs.</p>'],
  ),
  'all blocks nearly equal': sides(
    nearlyEqual,
    nearlyEqual.map(block => block.replace('ten', 'eleven')),
    nearlyEqual.map(block => block.replace('old', 'new')).slice(3),
  ),
  'totally different texts': sides(base, paragraphs(8), paragraphs(9)),
  'all blocks in another order': sides(base, shuffled(base, 3), shuffled(base, 4)),
  'one block moved far, many changed': sides(
    base,
    [...base.slice(1), ...base.slice(0, 1)],
    changedAt(base, 2, 0, 'theirs'),
  ),
  'one list of all': sides(list, [`${list[0]}<p>Mine.</p>`], [`<p>Theirs.</p>${list[0]}`]),
  'empty blocks in turns': sides(
    inTurns,
    inTurns.filter((_, index) => index % 7 !== 0),
    inTurns.filter((_, index) => index % 5 !== 0),
  ),
}
