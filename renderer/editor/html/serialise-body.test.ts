// @vitest-environment happy-dom
import { getSchema } from '@tiptap/core'
import { DOMSerializer, Fragment, type Node } from '@tiptap/pm/model'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { bodyExtensions } from '../schema/body-schema.ts'
import { parseBody } from './parse-body.ts'
import { serialiseBody } from './serialise-body.ts'

const schema = getSchema(bodyExtensions())

function read(html: string): Node {
  return schema.topNodeType.create(null, parseBody(html, schema))
}

function withBlocks(doc: Node, change: (blocks: readonly Node[]) => readonly (Node | undefined)[]): string {
  const blocks = change(doc.content.content).filter(block => block !== undefined)
  return serialiseBody(doc.copy(Fragment.from(blocks)), schema)
}

function paragraph(words: string): Node | undefined {
  return schema.nodes['paragraph']?.create(null, words === '' ? null : schema.text(words))
}

afterEach(() => vi.restoreAllMocks())

describe('writing a body', () => {
  it('keeps the white space around a block that was edited, also at both ends', () => {
    const html = '\n<p>a</p>\n\n<p>b</p> <p>c</p>\n'
    const doc = read(html)
    expect(withBlocks(doc, ([, b, c]) => [paragraph('x'), b, c])).toBe('\n<p>x</p>\n\n<p>b</p> <p>c</p>\n')
    expect(withBlocks(doc, ([a, , c]) => [a, paragraph('x'), c])).toBe('\n<p>a</p>\n\n<p>x</p> <p>c</p>\n')
    expect(withBlocks(doc, ([a, b]) => [a, b, paragraph('x')])).toBe('\n<p>a</p>\n\n<p>b</p> <p>x</p>\n')
  })

  it('puts a new block apart as its neighbours are', () => {
    const doc = read('<p>a</p>\n<p>b</p>')
    expect(withBlocks(doc, ([a, b]) => [a, paragraph('x'), b])).toBe('<p>a</p>\n<p>x</p>\n<p>b</p>')
    expect(withBlocks(doc, ([a, b]) => [a, b, paragraph('x')])).toBe('<p>a</p>\n<p>b</p>\n<p>x</p>')
  })

  it('writes a block that was edited and edited back as it was', () => {
    const html = "<p>a</p><P CLASS='x'>b &eacute;</P><p>c</p>"
    expect(withBlocks(read(html), ([a, b, c]) => [a, b && schema.nodeFromJSON(b.toJSON()), c])).toBe(html)
  })

  it('closes words that stand alone when they come beside others', () => {
    const doc = read('one<h2>two</h2>three')
    expect(withBlocks(doc, ([one, , three]) => [one, three])).toBe('one<p>three</p>')
    expect(withBlocks(read('one<h2>two</h2><img src="/a">'), ([one, , picture]) => [one, picture])).toBe(
      '<p>one</p><img src="/a">',
    )
  })

  it.each(['</em>\n', '\n<!-- c -->\n'])(
    'takes %j away with the block before it, and writes it once',
    rest => {
      const doc = read(`<p>a</p>\n<p>b</p>${rest}`)
      expect(withBlocks(doc, ([a]) => [a])).toBe('<p>a</p>')
      expect(withBlocks(doc, ([a, b]) => [b, a])).toBe(`<p>b</p>${rest}<p>a</p>`)
      expect(withBlocks(doc, ([a]) => [a, paragraph('x')])).toBe(`<p>a</p>\n<p>x</p>${rest}`)
    },
  )

  it.each(['</em>\n', '\n<!-- c -->\n'])('does not put %j behind a new block as well', between => {
    const doc = read(`<p>a</p>\n\n<p>b</p>${between}<p>c</p>`)
    expect(withBlocks(doc, ([a, b, c]) => [a, b, paragraph('x'), c])).toBe(
      `<p>a</p>\n\n<p>b</p>${between}<p>x</p>\n\n<p>c</p>`,
    )
    expect(withBlocks(doc, ([a, b, c]) => [a, b, c, paragraph('x')])).toBe(
      `<p>a</p>\n\n<p>b</p>${between}<p>c</p>\n\n<p>x</p>`,
    )
  })

  it('does not write an end tag of a deleted block behind one that is kept as it is', () => {
    const rest = '<p>a<p><q cite=/b><q>c</q></q></p>'
    expect(withBlocks(read(`${rest}<ul><li><p>d</ul></em>`), ([a, kept]) => [a, kept])).toBe(rest)
  })

  it('keeps the white space at the end whatever stands there last', () => {
    const doc = read('<p>a</p><p>b</p>\n')
    expect(withBlocks(doc, ([a]) => [a])).toBe('<p>a</p>\n')
    expect(withBlocks(doc, ([a, b]) => [b, a])).toBe('<p>b</p><p>a</p>\n')
  })

  it('leaves out empty paragraphs at the end, and those alone', () => {
    const doc = read('<p>a</p>')
    expect(withBlocks(doc, ([a]) => [a, paragraph(''), paragraph('')])).toBe('<p>a</p>')
    expect(withBlocks(doc, ([a]) => [paragraph(''), a])).toBe('<p></p><p>a</p>')
    expect(serialiseBody(read('<p>a</p><p></p>'), schema)).toBe('<p>a</p><p></p>')
  })

  it('writes each block once, however often the body is asked for', () => {
    const doc = read('<p>a</p><p>b</p>')
    const changed = doc.copy(
      Fragment.from([paragraph('x'), paragraph('y')].filter(block => block !== undefined)),
    )
    const written = vi.spyOn(DOMSerializer.prototype, 'serializeNode')
    serialiseBody(changed, schema)
    const once = written.mock.calls.length
    expect(once).toBeGreaterThan(0)
    serialiseBody(changed, schema)
    serialiseBody(changed.copy(changed.content), schema)
    expect(written.mock.calls.length).toBe(once)
    serialiseBody(doc, schema)
    expect(written.mock.calls.length).toBe(once)
  })
})
