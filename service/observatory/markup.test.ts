import { expect, test } from 'vitest'
import { Markup, markup } from './markup.ts'

test('what is put into HTML is escaped, wherever it stands', () => {
  const title = `"><script>alert('1')</script>&`
  expect(markup`<a title="${title}">${title}</a>`.html).toBe(
    '<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</a>',
  )
})

test('HTML that was made is put in as it is, and lists one after the other', () => {
  const items = ['<a>', '<b>'].map(item => markup`<li>${item}</li>`)
  expect(markup`<ul>${items}${null}${new Markup('<hr>')}${7}</ul>`.html).toBe(
    '<ul><li>&lt;a&gt;</li><li>&lt;b&gt;</li><hr>7</ul>',
  )
})
