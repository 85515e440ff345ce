import { expect, test } from 'vitest'
import { passagesOf, passagesOfHtml } from './passages.ts'

test('a passage is a block: inline elements do not end it, other elements do', () => {
  const html =
    '<h2>The <em>need</em></h2><p>Open<strong>Source</strong> &amp; more<br>here</p><ul><li>One<li>Two</ul>' +
    '<table><caption>Costs</caption><tr><th>Year<td>2026</table>'
  expect(passagesOfHtml(html).map(({ place, text }) => `${place}: ${text}`)).toEqual([
    'heading: The need',
    'body: OpenSource & more here',
    'body: One',
    'body: Two',
    'body: Costs',
    'body: Year',
    'body: 2026',
  ])
})

test('what a picture shows can be found', () => {
  expect(passagesOfHtml('<p>Before</p><img src="/x" alt="The town hall" data-caption="In spring">')).toEqual([
    { place: 'body', text: 'Before' },
    { place: 'body', text: 'The town hall' },
    { place: 'body', text: 'In spring' },
  ])
})

test('an item gives its titles first, then its text, its labels by name, and no identities', () => {
  const fields = {
    short_title: 'Short',
    headline: 'Headline',
    body: '<p>Text</p>',
    topics: ['eprocurement'],
    keywords: ['reuse'],
    source_urls: ['https://example.eu/a'],
    referenced_solutions: ['00000000-0000-4000-8000-000000000001'],
  }
  const passages = passagesOf('news', fields, (_vocabulary, id) => (id === 'eprocurement' ? 'Buying' : id))
  expect(passages.map(({ place, text }) => `${place}: ${text}`)).toEqual([
    'title: Headline',
    'title: Short',
    'body: Text',
    'heading: Buying',
    'heading: reuse',
    'body: https://example.eu/a',
  ])
})
