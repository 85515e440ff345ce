// @vitest-environment happy-dom
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { en } from '#shared/messages/en.ts'
import { answerNodeNameOnNode } from '../html/node-name-in-happy-dom.ts'
import { compareBodies } from './body-changes.ts'
import { type Side, sideOf } from './body-node.ts'
import { drawBlock } from './inline-change.tsx'

answerNodeNameOnNode()

/** What two bodies are drawn as, in one text or on one side. */
function drawn(before: string, after: string, side: Side | null = null): Element {
  const holder = document.createElement('div')
  const nodes = compareBodies(before, after).flatMap(node =>
    side === null ? [node] : (sideOf(node, side) ?? []),
  )
  holder.innerHTML = nodes.map(node => renderToStaticMarkup(drawBlock(node, { text: en, side }))).join('')
  return holder
}

/** What is heard of it: what is hidden from screen readers is not. */
function heard(root: Element): string {
  for (const hidden of root.querySelectorAll('[aria-hidden]')) hidden.remove()
  return (root.textContent ?? '').replace(/\s+/g, ' ').trim()
}

describe('a change as it is drawn', () => {
  it('is marked and said once, whatever formatting it holds', () => {
    const text = drawn('<p>It is so.</p>', '<p>It is <em>no</em> longer so.</p>')
    expect(text.querySelectorAll('ins')).toHaveLength(1)
    expect(heard(text)).toBe('It is Added: no longer End of change. so.')
  })

  it('says of a whole list once that it came, and marks each item', () => {
    const text = drawn('<p>One.</p>', '<p>One.</p><ul><li>two</li><li>three</li></ul>')
    expect(text.querySelectorAll('ins')).toHaveLength(2)
    expect(heard(text)).toBe('One.Added: twothree End of change.')
  })

  it('says that the same words are only formatted otherwise', () => {
    const text = heard(drawn('<p>It is so.</p>', '<p>It is <strong>so</strong>.</p>'))
    expect(text).toBe('It is Removed: so End of change. Added: so End of change. (only formatted otherwise).')
  })

  it('names the address of a link that leads elsewhere, its title and its language', () => {
    const text = heard(
      drawn('<p><a href="/a">here</a></p>', '<p><a href="/b" title="The plan" hreflang="de">here</a></p>'),
    )
    expect(text).toBe('Removed: here → /a End of change. Added: here → /b, “The plan”, de End of change.')
  })

  it('names the source of a quotation inside a sentence', () => {
    const quotation = (cite: string) => `<p>She said <q cite="${cite}">yes</q>.</p>`
    expect(heard(drawn(quotation('https://a.eu'), quotation('https://b.eu')))).toContain(
      'Added: yes → https://b.eu End of change.',
    )
  })

  it('tells in words what an element says besides its own', () => {
    const text = heard(drawn('<h2>The same words</h2>', '<h3>The same words</h3>'))
    expect(text).toBe('The same wordsKind: Removed: heading 2 End of change. Added: heading 3 End of change.')
  })

  it('tells what a cell says inside of it, where a table may hold it', () => {
    const table = (cell: string) => `<table><tbody><tr>${cell}</tr></tbody></table>`
    const text = drawn(table('<td>a</td>'), table('<td colspan="2">a</td>'))
    expect(text.querySelector('td[colspan="2"] > .change-traits')).not.toBeNull()
    expect([...text.querySelectorAll('tr > *')].map(({ localName }) => localName)).toEqual(['td'])
  })

  it('shows a picture that is another file as it was and as it is, and says so', () => {
    const text = drawn('<img src="/a" alt="A map">', '<img src="/b" alt="A map">')
    expect(text.querySelectorAll('del .picture')).toHaveLength(1)
    expect(text.querySelectorAll('ins .picture')).toHaveLength(1)
    expect(heard(text)).toContain('Picture: Removed: /a End of change. Added: /b End of change.')
  })
})

describe('a change as it is drawn on one side', () => {
  const before = '<h2>What the city did</h2><img src="/a" alt="A map">'
  const after = '<h3>What the town did</h3><img src="/a" alt="A plan">'

  it('is what went on the left, in the element that it was', () => {
    const text = drawn(before, after, 'before')
    expect(text.querySelectorAll('ins')).toHaveLength(0)
    expect(text.querySelector('h2 > del')?.textContent).toBe('city')
    expect(heard(text)).toContain('Alternative text: Removed: A map End of change.')
    expect(heard(text)).not.toContain('A plan')
  })

  it('is what came on the right, in the element that it is', () => {
    const text = drawn(before, after, 'after')
    expect(text.querySelectorAll('del')).toHaveLength(0)
    expect(text.querySelector('h3 > ins')?.textContent).toBe('town')
    expect(heard(text)).toContain('Alternative text: Added: A plan End of change.')
    expect(heard(text)).not.toContain('A map')
  })
})
