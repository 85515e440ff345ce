// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { en } from '#shared/messages/en.ts'
import { answerNodeNameOnNode } from '../html/node-name-in-happy-dom.ts'
import { compareBodies } from './body-changes.ts'
import { type BodyNode, sideOf } from './body-node.ts'
import { traitsOf } from './body-traits.ts'
import { changesBetween, placesOf } from './changes.ts'

answerNodeNameOnNode()

/** Every trait that is another one, in words. */
function traits(nodes: readonly BodyNode[]): readonly string[] {
  return nodes.flatMap(node => {
    if (node.kind === 'text') return []
    const own = traitsOf(node).map(({ trait, before, after }) => {
      const words = (value: string) => en.diff.traitValue({ trait, value, file: null })
      return `${en.diff.traits[trait]}: ${words(before)} → ${words(after)}`
    })
    return [...own, ...traits(node.children)]
  })
}

const table = (cells: string) => `<table><tbody><tr>${cells}</tr></tbody></table>`
const video = (id: string, more = '') =>
  `<iframe src="https://player.vimeo.com/video/${id}" ${more}></iframe>`

describe('what an element says besides its words', () => {
  it.each([
    ['<img src="/a" alt="b">', '<img src="/a" alt="c">', 'Alternative text: b → c'],
    ['<img src="/a">', '<img src="/a" alt="c">', 'Alternative text: none → c'],
    ['<img src="/a" alt="x">', '<img src="/b" alt="x">', 'Picture: /a → /b'],
    [
      '<p>x <img src="/a" data-caption="b"></p>',
      '<p>x <img src="/a" data-caption="c"></p>',
      'Caption: b → c',
    ],
    ['<img src="/a" data-align="left">', '<img src="/a" data-align="center">', 'Position: Left → Centre'],
    ['<img src="/a">', '<img src="/a" data-align="right">', 'Position: In the text → Right'],
    ['<img src="/a">', '<img src="/a" width="10" height="20">', 'Size: none → 10 × 20'],
    [video('1'), video('2'), 'Video: https://player.vimeo.com/video/1 → https://player.vimeo.com/video/2'],
    [video('1', 'title="a"'), video('1', 'title="b"'), 'Title: a → b'],
    [table('<td>a</td>'), table('<td colspan="2">a</td>'), 'Columns wide: 1 → 2'],
    [table('<td rowspan="3">a</td>'), table('<td>a</td>'), 'Rows high: 3 → 1'],
    [table('<td>a</td>'), table('<th>a</th>'), 'Cell: plain → header'],
    [table('<th>a</th>'), table('<th scope="row">a</th>'), 'Header of: none → its row'],
    ['<h2>The same words</h2>', '<h3>The same words</h3>', 'Kind: heading 2 → heading 3'],
    ['<p>The same words</p>', '<h2>The same words</h2>', 'Kind: paragraph → heading 2'],
    ['<ul><li>one</li></ul>', '<ol><li>one</li></ol>', 'List: bulleted → numbered'],
    ['<ol><li>one</li></ol>', '<ol start="4"><li>one</li></ol>', 'First number: 1 → 4'],
    [
      '<blockquote cite="https://a.eu"><p>So it is.</p></blockquote>',
      '<blockquote cite="https://b.eu"><p>So it is.</p></blockquote>',
      'Source of the quote: https://a.eu → https://b.eu',
    ],
  ])('is told where it differs: %s and %s', (before, after, told) => {
    const nodes = compareBodies(before, after)
    expect(traits(nodes)).toEqual([told])
    // It is a change like any other: counted, listed, and the words that stand are not marked.
    expect(nodes.map(node => node.standing)).toEqual(['changed'])
    expect(placesOf(changesBetween('news', { body: before }, { body: after }))).toHaveLength(1)
  })

  it('is nothing where only the spelling differs', () => {
    expect(traits(compareBodies(table('<td colspan="1">a</td>'), table('<td>a</td>')))).toEqual([])
  })

  it('is told beside the words that differ too', () => {
    const nodes = compareBodies('<h2>What the city did</h2>', '<h3>What the town did</h3>')
    expect(traits(nodes)).toEqual(['Kind: heading 2 → heading 3'])
    expect(JSON.stringify(nodes)).toContain('"standing":"removed","text":"city"')
  })

  it('takes the picture that has the same file for the same one, wherever it stands in the line', () => {
    const nodes = compareBodies(
      '<p><img src="/a" alt="a"> and <img src="/b" alt="b"></p>',
      '<p><img src="/a" alt="a"> and <img src="/b" alt="another"></p>',
    )
    expect(traits(nodes)).toEqual(['Alternative text: b → another'])
  })

  it('names a kept file by the first letters of what names its content', () => {
    const file = '0123456789abcdef'
    expect(en.diff.traitValue({ trait: 'picture', value: `/files/${file}`, file })).toBe('file 01234567')
  })
})

describe('a text on one side', () => {
  /** The words on a side, those that stand there alone in brackets. */
  const words = (nodes: readonly BodyNode[]): string =>
    nodes
      .map(node => {
        if (node.kind === 'element') return words(node.children)
        return node.standing === 'same' ? node.text : `[${node.text}]`
      })
      .join('')
  const on = (side: 'before' | 'after', before: string, after: string) =>
    compareBodies(before, after).map(node => {
      const shown = sideOf(node, side)
      return shown === null ? null : words([shown])
    })
  const before = '<p>The licence was chosen in March.</p><p>Quite another thing.</p>'
  const after = '<p>The licence was chosen in April.</p><ul><li>new</li></ul>'

  it('has what was removed on the left alone, and what was added on the right alone', () => {
    expect(on('before', before, after)).toEqual([
      'The licence was chosen in [March].',
      '[Quite another thing.]',
      null,
    ])
    expect(on('after', before, after)).toEqual(['The licence was chosen in [April].', null, '[new]'])
  })

  it('keeps what an element was, so that a heading stands there as it was', () => {
    const [node] = compareBodies('<h2>The same words</h2>', '<h3>The same words</h3>')
    const shown = node && sideOf(node, 'before')
    expect(shown?.kind === 'element' && shown.was?.name).toBe('h2')
  })
})
