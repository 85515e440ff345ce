import { describe, expect, it } from 'vitest'
import type { BodyNode, Standing } from './body-node.ts'
import { isOfBlocks, runsOfNodes } from './runs-of-nodes.ts'

const words = (standing: Standing, text: string): BodyNode => ({ kind: 'text', standing, text })
const element = (name: string, standing: Standing, ...children: BodyNode[]): BodyNode => ({
  kind: 'element',
  name,
  attributes: {},
  standing,
  children,
})

/** Each run by what it is marked as, and how many nodes it has. */
function runs(...nodes: BodyNode[]): readonly string[] {
  return runsOfNodes(nodes).map(run =>
    run.standing === null ? 'alone' : `${run.standing} ${run.nodes.length}`,
  )
}

describe('what is marked together', () => {
  it('is words that came side by side, whatever formatting parts them', () => {
    const link = element('a', 'added', words('added', 'a link'))
    expect(runs(words('added', 'see '), link, words('added', ' there'))).toEqual(['added 3'])
  })

  it('is never what went and what came', () => {
    expect(runs(words('removed', 'a'), words('added', 'b'), words('same', 'c'))).toEqual([
      'removed 1',
      'added 1',
      'alone',
    ])
  })

  it('is not a picture, which has a frame of its own, nor a block, whose words are marked inside', () => {
    expect(runs(words('added', 'a'), element('img', 'added'), words('added', 'b'))).toEqual([
      'added 1',
      'alone',
      'added 1',
    ])
    expect(runs(element('li', 'added', words('added', 'a')))).toEqual(['alone'])
  })

  it('is said once for a list or a table, but not for a paragraph', () => {
    expect(isOfBlocks(element('ul', 'added', element('li', 'added', words('added', 'a'))))).toBe(true)
    expect(isOfBlocks(element('p', 'added', words('added', 'a')))).toBe(false)
  })
})
