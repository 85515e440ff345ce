import { expect, test } from 'vitest'
import { policies } from '../../../tests/support/workflow-table.ts'
import type { Policy } from '../../workflow/policy.ts'
import { policyDifference } from '../../workflow/policy-difference.ts'
import { rightsRoles, rightsTable } from '../../workflow/rights-table.ts'
import { rights } from './rights.ts'

const pre: Policy = { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' }
const post: Policy = { ...pre, moderation: 'post_moderated' }

function said(from: Policy, to: Policy): readonly string[] {
  return policyDifference(from, to).statements.map(rights.statement)
}

test('what members lose is said with what they do instead', () => {
  expect(said(post, pre)).toContain('Members may no longer publish their own drafts: they propose them.')
  expect(said(pre, post)).toContain(
    'Members, authors and facilitators may no longer propose their own drafts: they publish them at once.',
  )
  expect(said(pre, post)).toContain('Authors may no longer reject the deletion of their own texts.')
  expect(said(pre, post)).toContain(
    'Members and authors may no longer propose changes of their own published texts.',
  )
})

test('what waits and can no longer be decided in one way is said with its number', () => {
  const [stranded] = policyDifference(pre, post).stranded
  if (stranded === undefined) throw new Error('nothing is stranded')
  expect(rights.stranded({ count: 1, stranded })).toBe(
    '1 item waits in the state “Deletion requested”. It could then no longer be rejected, only granted. Decide first.',
  )
  expect(rights.stranded({ count: 1_200, stranded })).toMatch(/^1,200 items wait .* They could /)
})

test('of every difference between two policies each sentence is a whole one, and none is said twice', () => {
  for (const from of policies)
    for (const to of policies) {
      const sentences = said(from, to)
      expect(new Set(sentences).size).toBe(sentences.length)
      for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^.]*[^.\s]\.$/)
    }
})

test('every row of the table has a name of its own, and every cell a word', () => {
  for (const policy of policies) {
    const names = rightsTable(policy).map(rights.row)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[A-Z]\w+/)
    for (const { extents } of rightsTable(policy))
      for (const role of rightsRoles) expect(rights.extent(extents[role])).toMatch(/^(No|Own|Others’|All)/)
  }
})
