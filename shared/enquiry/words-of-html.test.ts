import { describe, expect, it } from 'vitest'
import { enquiryLimits } from './enquiry.ts'
import { wordsOfHtml, wordsOfMessage } from './words-of-html.ts'

const linesOf = (html: string) =>
  wordsOfHtml(html)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

describe('the words of HTML', () => {
  it('stand in lines as they are read', () => {
    expect(
      linesOf(
        '<html><head><style>p { color: red }</style></head><body><p>Kind\n regards,<br>Jane <b>D&ouml;e</b></p><script>no()</script>' +
          '<address>Town &amp; more</address><center>Sea&#x2d;town</center><td>One</td><td>Two</td></body></html>',
      ),
    ).toEqual(['Kind regards,', 'Jane Döe', 'Town & more', 'Sea-town', 'One', 'Two'])
  })

  it('are those of preformatted text, of pictures and of the addresses that links write to', () => {
    expect(linesOf('<PRE>Regards,\nJane Doe</PRE> a\nb')).toEqual(['Regards,', 'Jane Doe', 'a b'])
    expect(linesOf('<p>From <img alt="Jane D&ouml;e" src="https://example.org/x"></p>')).toEqual([
      'From Jane Döe',
    ])
    expect(
      linesOf('<a href="mailto:jane&#64;example.org">Write</a><a href="https://example.org">here</a>'),
    ).toEqual(['Writehere', 'mailto:jane@example.org'])
  })

  it('are there however the HTML is broken', () => {
    expect(linesOf('<p>One<div')).toEqual(['One'])
    expect(linesOf('</pre></p>One<pre')).toEqual(['One'])
    expect(linesOf('<!-- left open <p>One')).toEqual([])
    expect(linesOf('<![CDATA[x]]>One &nosuch; &#0;')).toHaveLength(1)
  })

  it.each([
    '<b>',
    '</i>',
    '<b></i>',
    '<p>',
    '<ul><li>',
    '<div>',
    '<pre>',
    '<',
    '&',
    '&amp',
    '<!--',
    '<a ',
    '<a href="mailto:',
    '<img alt=x ',
    '"',
    ' ',
    '\n',
    '<style>',
    '<textarea>',
  ])('are read at once, whatever is repeated: %j', unit => {
    const length = enquiryLimits.messageHtml
    const before = performance.now()
    wordsOfHtml(unit.repeat(length).slice(0, length))
    wordsOfHtml('<b>'.repeat(length / 6) + unit.repeat(length).slice(0, length / 2))
    expect(performance.now() - before).toBeLessThan(2_000)
  })
})

it('a message says its text, and its HTML where there is no text', () => {
  expect(wordsOfMessage({ text: 'Its text', html: '<p>Its HTML</p>' })).toBe('Its text')
  expect(wordsOfMessage({ text: ' \n', html: '<p>Its HTML</p>' }).trim()).toBe('Its HTML')
  expect(wordsOfMessage({ text: '', html: null })).toBe('')
})
