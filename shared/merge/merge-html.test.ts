import { describe, expect, it } from 'vitest'
import type { Choice, MergeDecision } from './decision.ts'
import { choiceForAll, mergeItem, settledFields } from './merge-item.ts'

/** Paragraphs from lines; a line with a # is a heading. */
function html(text: string): string {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => (line.startsWith('#') ? `<h2>${line.slice(1).trim()}</h2>` : `<p>${line}</p>`))
    .join('\n')
}

const first = 'The city of Riverton has moved its schools to open source software.'
const second = 'Licences used to cost two million euro every year.'
const third = 'Teachers were trained over the summer holidays.'
const fourth = 'Other towns of the province are invited to follow.'
const four = [first, second, third, fourth]

function merged(base: readonly string[], mine: readonly string[], theirs: readonly string[]) {
  const body = (lines: readonly string[]) => ({ body: html(lines.join('\n')) })
  const given = { type: 'news' as const, base: body(base), mine: body(mine), theirs: body(theirs) }
  const merge = mergeItem(given)
  const decided = (...choices: readonly Choice[]) =>
    settledFields(given, new Map(merge.decisions.map(({ id }, index) => [id, choices[index] ?? 'mine'])))?.[
      'body'
    ]
  return { ...merge, given, body: merge.fields['body'], decided }
}

function texts(decisions: readonly MergeDecision[]) {
  return decisions.map(({ why, base, mine, theirs }) => ({ why, base, mine, theirs }))
}

const body = (...lines: readonly string[]) => html(lines.join('\n'))

describe('a text merged by block', () => {
  it('takes each block from the side that changed it', () => {
    const mine = [first, `${second} Mine.`, third, fourth]
    const theirs = [first, second, `${third} Theirs.`, fourth]
    const merge = merged(four, mine, theirs)
    expect(merge.decisions).toEqual([])
    expect(merge.body).toBe(body(first, `${second} Mine.`, `${third} Theirs.`, fourth))
    expect(merge.parts).toEqual([
      { field: 'body', from: 'mine', how: 'blocks', added: 0, changed: 1, removed: 0 },
      { field: 'body', from: 'theirs', how: 'blocks', added: 0, changed: 1, removed: 0 },
    ])
  })

  it('keeps blocks that nobody touched letter for letter, and what stands between blocks', () => {
    const base = `\n<P class=x>One</P>\n\n<ul><li>a</li></ul>  <p>Two</p>`
    const merge = mergeItem({
      type: 'news',
      base: { body: base },
      mine: { body: `${base}\n<p>Mine</p>` },
      theirs: { body: base.replace('One', 'One of theirs') },
    })
    expect(merge.decisions).toEqual([])
    expect(merge.fields['body']).toBe(
      `\n<P class=x>One of theirs</P>\n\n<ul><li>a</li></ul>  <p>Two</p>\n<p>Mine</p>`,
    )
  })

  it('leaves a block that both changed to a person, with all three texts', () => {
    const merge = merged(
      four,
      [first, `${second} Mine.`, third, fourth],
      [first, `${second} Theirs.`, third, fourth],
    )
    expect(texts(merge.decisions)).toEqual([
      {
        why: 'both_changed',
        base: body(second),
        mine: body(`${second} Mine.`),
        theirs: body(`${second} Theirs.`),
      },
    ])
    expect(merge.body).toBe(merge.given.mine.body)
    expect(merge.decided('theirs')).toBe(merge.given.theirs.body)
    expect(merge.decided('both')).toBe(body(first, `${second} Mine.`, `${second} Theirs.`, third, fourth))
    expect(merge.decided({ edited: '<p>Edited</p>' })).toBe(body(first, 'Edited', third, fourth))
    expect(merge.decided({ edited: null })).toBe(body(first, third, fourth))
  })

  it('leaves a block that one changed and the other removed to a person', () => {
    const merge = merged(four, [first, third, fourth], [first, `${second} Theirs.`, third, fourth])
    expect(texts(merge.decisions)).toEqual([
      { why: 'removed_and_changed', base: body(second), mine: null, theirs: body(`${second} Theirs.`) },
    ])
  })

  it('does not tear a section apart that one removed while the other worked in it', () => {
    const base = [first, '# Costs', second, third, '# Outlook', fourth]
    const merge = merged(
      base,
      [first, '# Outlook', fourth],
      [first, '# Costs', `${second} Theirs.`, third, '# Outlook', fourth],
    )
    expect(texts(merge.decisions)).toMatchObject([
      {
        base: body('# Costs', second, third),
        mine: null,
        theirs: body('# Costs', `${second} Theirs.`, third),
      },
    ])
  })

  it('does not leave behind what was added at the end of a removed section', () => {
    const base = [first, '# Costs', second, '# Outlook', fourth]
    const merge = merged(
      base,
      [first, '# Outlook', fourth],
      [first, '# Costs', second, 'Added by them.', '# Outlook', fourth],
    )
    expect(texts(merge.decisions)).toMatchObject([
      { why: 'removed_and_changed', mine: null, theirs: body('# Costs', second, 'Added by them.') },
    ])
  })

  it('removes what either removed', () => {
    const merge = merged(four, [first, fourth], [first, second, fourth])
    expect(merge.decisions).toEqual([])
    expect(merge.body).toBe(body(first, fourth))
  })

  it('keeps what both added at the same place, mine first, and once where it is the same', () => {
    const added = merged(four, [...four, 'Words about money.'], [...four, 'A picture of a bridge.'])
    expect(added.decisions).toEqual([])
    expect(added.body).toBe(body(...four, 'Words about money.', 'A picture of a bridge.'))
    const same = merged(four, [...four, 'Words about money.'], [...four, 'Words about money.'])
    expect(same.body).toBe(body(...four, 'Words about money.'))
  })

  it('asks where both added much the same at the same place', () => {
    const merge = merged(
      four,
      [...four, 'We meet on Monday at ten.'],
      [...four, 'We meet on Monday at eleven.'],
    )
    expect(texts(merge.decisions)).toEqual([
      {
        why: 'both_added',
        base: null,
        mine: body('We meet on Monday at ten.'),
        theirs: body('We meet on Monday at eleven.'),
      },
    ])
  })

  it('puts nothing below a heading that it was not written for', () => {
    const merge = merged(four, [...four, '# Money', 'About money.'], [...four, 'A last word.'])
    expect(merge.decisions).toEqual([])
    expect(merge.body).toBe(body(...four, 'A last word.', '# Money', 'About money.'))
  })

  it('does not guess among equal blocks', () => {
    const base = [first, 'Equal.', 'Equal.', 'Equal.', fourth]
    const merge = merged(
      base,
      [first, 'Equal.', 'Equal.', fourth],
      [first, 'Equal.', 'Equal, but not quite.', 'Equal.', fourth],
    )
    expect(texts(merge.decisions)).toMatchObject([{ why: 'repeated', mine: body('Equal.', 'Equal.') }])
  })

  it('does not guess which of several near equal blocks is which', () => {
    const row = (day: string) => `On ${day} the council meets at ten in the town hall.`
    const base = [first, row('Monday'), row('Tuesday'), fourth]
    const mine = [first, row('Monday, the first,'), row('Friday'), row('Sunday'), fourth]
    const theirs = [first, row('Monday'), row('Tuesday at last'), fourth]
    const merge = merged(base, mine, theirs)
    expect(texts(merge.decisions)).toEqual([
      {
        why: 'both_changed',
        base: body(...base.slice(1, 3)),
        mine: body(...mine.slice(1, 4)),
        theirs: body(...theirs.slice(1, 3)),
      },
    ])
  })

  it('shows the whole of a paragraph that one split and the other changed', () => {
    const long = 'The council has decided on Monday, and every school will have moved by the end of the year.'
    const halves = [
      'The council has decided on Monday.',
      'And every school will have moved by the end of the year.',
    ]
    const merge = merged(
      [first, long, fourth],
      [first, ...halves, fourth],
      [first, `${long} Really.`, fourth],
    )
    expect(texts(merge.decisions)).toMatchObject([{ mine: body(...halves), theirs: body(`${long} Really.`) }])
  })

  it('lets changed words travel with a block that the other side moved', () => {
    const merge = merged(four, [first, third, fourth, second], [first, `${second} Theirs.`, third, fourth])
    expect(merge.decisions).toEqual([])
    expect(merge.body).toBe(body(first, third, fourth, `${second} Theirs.`))
  })

  it('moves a section with what the other side added inside it', () => {
    const base = ['# Costs', second, third, '# Outlook', first, fourth]
    const mine = ['# Outlook', first, fourth, '# Costs', second, third]
    const theirs = ['# Costs', second, 'Added inside.', third, '# Outlook', first, fourth]
    const merge = merged(base, mine, theirs)
    expect(merge.decisions).toEqual([])
    expect(merge.body).toBe(body('# Outlook', first, fourth, '# Costs', second, 'Added inside.', third))
  })

  it('asks where both moved a block to different places, and where one moved what the other removed', () => {
    const six = [...four, 'Fifth one.', 'Sixth one.']
    const [, , , , fifth = '', sixth = ''] = six
    const moved = merged(
      six,
      [first, third, second, fourth, fifth, sixth],
      [first, third, fourth, fifth, sixth, second],
    )
    expect(texts(moved.decisions)).toEqual([
      { why: 'moved', base: body(second), mine: body(second), theirs: null },
      { why: 'moved', base: body(second), mine: null, theirs: body(second) },
    ])
    expect(moved.decided('theirs', 'theirs')).toBe(moved.given.theirs.body)
    const removed = merged(
      six,
      [first, third, fourth, second, fifth, sixth],
      [first, third, fourth, fifth, sixth],
    )
    expect(texts(removed.decisions)).toEqual([
      { why: 'moved', base: body(second), mine: body(second), theirs: null },
    ])
  })

  it('decides on a whole text that parsers read differently', () => {
    const merge = mergeItem({
      type: 'news',
      base: { body: '<p>One</p><p>Two</p>' },
      mine: { body: '<p>One<p>Two, mine</p>' },
      theirs: { body: '<p>One</p><p>Two, theirs</p>' },
    })
    expect(merge.decisions).toMatchObject([{ id: 'body', kind: 'value', why: 'unclear_html' }])
  })

  it('asks about a text that both began, and offers both', () => {
    const merge = mergeItem({
      type: 'news',
      base: {},
      mine: { body: '<p>a</p>' },
      theirs: { body: '<p>b</p>' },
    })
    expect(merge.decisions).toMatchObject([{ id: 'body/1', kind: 'block', base: null, why: 'both_added' }])
  })

  it('has no field left where both took away the rest of the text', () => {
    const merge = merged([first, second], [first], [second])
    expect(merge.decisions).toEqual([])
    expect(merge.fields).toEqual({})
    expect(choiceForAll(merge.decisions, 'mine').size).toBe(0)
  })
})
