// @vitest-environment happy-dom
import { getSchema } from '@tiptap/core'
import { DOMParser as DocumentParser } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { answerNodeNameOnNode } from '../html/node-name-in-happy-dom.ts'
import { bodyExtensions } from './body-schema.ts'

answerNodeNameOnNode()

const schema = getSchema(bodyExtensions())

/** What a kept block on the clipboard holds once it was pasted. */
function pasted(html: string): unknown {
  const holder = document.createElement('div')
  const block = document.createElement('div')
  block.setAttribute('data-kept-as-is', html)
  holder.append(block)
  return DocumentParser.fromSchema(schema).parse(holder).firstChild?.attrs['html']
}

describe('a kept block that is pasted', () => {
  it.each(['<H1 >a<ul><li>b</ul></H1>', '<p>a<table><tr><td>b</table>'])(
    'is what it was, letter for letter: %s',
    html => {
      expect(pasted(html)).toBe(html)
    },
  )

  it('holds nothing that a body may not hold, whatever was put on the clipboard', () => {
    expect(pasted('<p data-pm-slice="1 1 []" onclick="a()">a</p><script>b()</script>')).toBe('<p>a</p>')
  })
})
