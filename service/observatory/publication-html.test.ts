import { describe, expect, test } from 'vitest'
import { publicFacts, publicHtml } from './publication-html.ts'

const noTerms = { topics: [], countries: [], languages: [], solution_types: [], licences: [] }

describe('a text on a public page', () => {
  test.each([
    ['<script>alert(1)</script><p>Words</p>', '<p>Words</p>'],
    ['<p onclick="alert(1)" style="position:fixed">Words</p>', '<p>Words</p>'],
    ['<p><a href="javascript:alert(1)">Words</a></p>', '<p>Words</p>'],
    ['<p><a href="java\nscript:alert(1)">Words</a></p>', '<p>Words</p>'],
    ['<style>*{display:none}</style><p>Words</p>', '<p>Words</p>'],
    ['<iframe src="https://evil.example/"></iframe><p>Words</p>', '<p>Words</p>'],
    ['<svg><script>alert(1)</script></svg><p>Words</p>', '<p>Words</p>'],
    ['<p>Words</p><!-- --!><script>alert(1)</script> -->', '<p>Words</p>\n<p>--&gt;</p>'],
    ['<p>Words</p><form action="https://evil.example"><input name="q"></form>', '<p>Words</p>'],
    ['<p>Words</p></article></main></body></html>', '<p>Words</p>'],
  ])(
    'holds nothing that runs, hides or leads away, although the service would not store it: %s',
    (written, shown) => {
      expect(publicHtml(written).html.trim()).toBe(shown)
    },
  )

  test('asks no other website for a picture or a film', () => {
    const { html } = publicHtml(
      '<p><img src="https://elsewhere.example/x.png" alt="A plan"></p><iframe src="https://www.youtube-nocookie.com/embed/x" title="A film"></iframe>',
    )
    expect(html).not.toMatch(/<img|<iframe/)
    expect(html).toContain('<a href="https://elsewhere.example/x.png">Picture on another website: A plan</a>')
    expect(html).toContain('<a href="https://www.youtube-nocookie.com/embed/x">A film</a>')
  })

  test('may nest deeper than the service would store it', () => {
    expect(publicHtml(`${'<blockquote>'.repeat(150)}Words`).html).toContain('Words')
  })
})

test('facts are called by their names; what the page shows in places of its own is not told twice', () => {
  const { html } = publicFacts(
    'news',
    {
      keywords: ['"><b>schools'],
      topics: ['cloud'],
      short_title: 'Short',
      source_urls: ['javascript:alert(1)'],
    },
    noTerms,
  )
  expect(html).toContain('<dt>Keywords</dt><dd><p>"&gt;&lt;b&gt;schools</p></dd>')
  expect(html).toContain('<dt>Sources</dt><dd><p>javascript:alert(1)</p></dd>')
  expect(html).not.toMatch(/Short|cloud|href/)
})
