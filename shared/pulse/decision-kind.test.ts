import { expect, test } from 'vitest'
import { transitionRules } from '../workflow/rules.ts'
import { answeringSteps, askingSteps, decisionKindOf } from './decision-kind.ts'

const rules = [...transitionRules.pre_moderated, ...transitionRules.post_moderated]

test('saving and proposing are no decisions, whoever does it', () => {
  for (const step of [
    'create',
    'save_draft',
    'save_new_draft',
    'update_proposed',
    'propose',
    'propose_again',
  ] as const) {
    expect([decisionKindOf(step, true), decisionKindOf(step, false)]).toEqual([null, null])
  }
})

test('changes are requested of somebody else; of one’s own text they are proposed', () => {
  expect(decisionKindOf('propose_changes', false)).toBe('changes_requested')
  expect(decisionKindOf('propose_changes', true)).toBeNull()
})

test('what is approved and what is published directly is one kind', () => {
  for (const step of ['approve', 'publish', 'update_published'] as const) {
    expect(decisionKindOf(step, false)).toBe('published')
  }
})

test('in the states to which a question leads, the workflow knows no step but its answers and saves', () => {
  const asked = new Set(
    rules.filter(rule => askingSteps.some(step => step === rule.transition)).map(({ to }) => to),
  )
  expect([...asked].toSorted()).toEqual(['deletion_request', 'proposed'])
  const next = new Set(rules.filter(({ from }) => asked.has(from)).map(({ transition }) => transition))
  expect([...next].toSorted()).toEqual([...answeringSteps, 'update_proposed'].toSorted())
})
