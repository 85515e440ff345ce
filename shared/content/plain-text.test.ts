import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printedSeed } from '../../tests/support/seed.ts'
import { countPlainWords, countWords, plainText, readingMinutes } from './plain-text.ts'

describe('the text of HTML', () => {
  it('parts blocks and folds white space', () => {
    expect(plainText('<h2>One</h2><p>two <em>three</em>\n four</p><ul><li>five</li></ul>')).toBe(
      'One\ntwo three four\nfive',
    )
  })

  it('reads entities', () => {
    expect(plainText('<p>R&amp;D &ndash; caf&eacute;</p>')).toBe('R&D – café')
  })
})

function wordsOfWhole(html: string): number {
  return countPlainWords(plainText(html))
}

describe('counting words', () => {
  it('takes an inner apostrophe or hyphen as part of the word', () => {
    expect(countWords('<p>Europe’s open-source strategy 2020–2023</p>')).toBe(5)
  })

  it('finds none in nothing', () => {
    expect(countWords('<p></p>')).toBe(0)
    expect(readingMinutes(0)).toBe(0)
  })

  it('does not join words of two blocks', () => {
    expect(countWords('<p>one</p><p>two</p>')).toBe(2)
    expect(readingMinutes(2)).toBe(1)
  })

  it.each([
    'one</p</p>two',
    '<strong><p>x</strong>y</p>',
    '<a href="/a"><p>one</a>two</p>',
    '<h2>a<h2>x</h2>b</h2>c',
    '<h2>a<h3>x</h3>b</h2>c',
    '<p>a<h2>x</h2><li>b</p>c</li>d',
    '<li>a<li>b</li>c</li>d',
    '<p>one<a href="/a">two</a>three<br>four</p>five',
  ])('counts %s as it counts the whole', html => expect(countWords(html)).toBe(wordsOfWhole(html)))

  it('counts a text of many blocks as it counts the whole', () => {
    const pieces = fc.constantFrom(
      ...'<p>,</p>,<li>,</li>,<ul>,</ul>,<h2>,</h2>,<td>,</td>,<tr>,</tr>,<table>,</table>,<strong>,</strong>,<br>,<P>,</P >,</p'.split(
        ',',
      ),
      '</br>',
      '<p>x</p>',
      '<h2>x</h2>',
      '<li>x</li>',
      '<td>x</td>',
      '<p>x<strong>y</strong>z</p>',
      '<h3>',
      '</h3>',
      '</a>y</p>',
      '<a href="/a">',
      '</a>',
      '<a title="</p> x">',
      '<iframe src="x">',
      '</iframe>',
      '<!-- </p> -->',
      '<script>',
      '</script>',
      '&amp;',
      '&am',
      'one',
      'two',
      ' ',
      "'",
      '-',
      '.',
      '3',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), parts => {
        const html = parts.join('')
        expect(countWords(html)).toBe(wordsOfWhole(html))
      }),
      { numRuns: 20_000, seed: printedSeed('counting words') },
    )
  })
})
