import { describe, expect, it } from 'vitest'
import { sliceBody } from './body-source.ts'

function sources(html: string): readonly string[] {
  return sliceBody(html).blocks.map(block => block.source)
}

function whole(html: string): string {
  const { lead, blocks } = sliceBody(html)
  return lead + blocks.map(block => block.source + block.after).join('')
}

describe('taking a body apart', () => {
  it.each([
    ['elements one by one', '<p>a</p><h2>b</h2>', ['<p>a</p>', '<h2>b</h2>']],
    ['a list as one block', '<ul><li>a</li><li><p>b</p></li></ul>', ['<ul><li>a</li><li><p>b</p></li></ul>']],
    ['words that stand alone', 'a <em>b</em> c<p>d</p>e', ['a <em>b</em> c', '<p>d</p>', 'e']],
    [
      'pictures that stand alone',
      '<img src="a"> <IMG src=b><p>c</p>',
      ['<img src="a">', '<IMG src=b>', '<p>c</p>'],
    ],
    ['a picture beside words', 'a <img src="b">', ['a <img src="b">']],
    ['paragraphs that nobody closed', '<p>a<p>b<ul><li>c<li>d</ul>', ['<p>a', '<p>b', '<ul><li>c<li>d</ul>']],
    ['a block in a link', 'a <a href="/b"><p>c</p></a> d', ['a ', '<a href="/b"><p>c</p></a>', ' d']],
    ['a frame with a tag in it', '<iframe src="a"><p></iframe>b', ['<iframe src="a"><p></iframe>', 'b']],
    ['a no-break space', '<p>a</p>&nbsp;<p>b</p>', ['<p>a</p>', '&nbsp;', '<p>b</p>']],
    ['nothing', ' \n ', []],
  ])('finds %s', (_what, html, blocks) => {
    expect(sources(html)).toEqual(blocks)
    expect(whole(html)).toBe(html)
  })

  it('keeps the white space beside the blocks, and end tags of nothing', () => {
    const { lead, blocks } = sliceBody('\n <p>a</p>\r\n\t<p>b</p></em>\n<p>c</p> ')
    expect(lead).toBe('\n ')
    expect(blocks.map(block => block.after)).toEqual(['\r\n\t', '</em>\n', ' '])
  })

  it.each([
    ['<p>a <strong>b <em>c</em></strong><br/><a href="/x">d</a></p>', true],
    [
      '<table><caption>a</caption><thead><tr><th>b</th></tr></thead><tbody><tr><td><p>c</p></td></tr></tbody></table>',
      true,
    ],
    ['<dl><dt>a</dt><dd><ul><li>b</li></ul></dd></dl>', true],
    ['<p>a', false],
    ['<p>a<em>b</p>', false],
    ['<p><em>a</p></em>', false],
    ['<p>a<ul><li>b</li></ul></p>', false],
    ['<li>a</li>', false],
    ['<ul><p>a</p></ul>', false],
    ['<table>a<tbody><tr><td>b</td></tr></tbody></table>', false],
    ['<a href="/a">b<a href="/c">d</a></a>', false],
    ['<p>a</p></em>', false],
    ['<p>a</p><!-- b -->', false],
    ['<p><span>a</span></p>', false],
  ])('knows whether %s reads the same everywhere: %s', (html, isTidy) => {
    expect(sliceBody(html).blocks.every(block => block.isTidy)).toBe(isTidy)
  })

  it('is done at once with what was made to keep it busy', { timeout: 60_000 }, () => {
    const startedAt = performance.now()
    for (const html of [
      '<q>'.repeat(100_000),
      '<p>'.repeat(200_000),
      '<'.repeat(500_000),
      '<img src=a>'.repeat(100_000),
    ]) {
      expect(whole(html)).toBe(html)
    }
    expect(performance.now() - startedAt).toBeLessThan(30_000)
  })
})
