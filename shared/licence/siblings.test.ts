import { describe, expect, it } from 'vitest'
import { answerFor, classOf } from '../../tests/support/licence-answer.ts'
import type { Compatibility } from './compatibility.ts'
import { profiles } from './profiles.ts'

const ids = profiles.map(({ id }) => id)
const orLater = ids.filter(id => id.endsWith('-or-later'))
const onlyOf = (id: string) => id.replace(/-or-later$/, '-only')

/** Whether a licence's being taken in one version alone is the reason of an answer. */
const isOfVersion = (answer: Compatibility) =>
  answer.kind === 'rule' &&
  (answer.rule === 'T05' ||
    answer.reservation === 'gplTwoOnly' ||
    answer.reservation === 'gplThreeIntoTwo' ||
    answer.reservation === 'apacheIntoGplTwo')

/** Whether the words "or later" themselves are the reason of an answer. */
const isOfWords = (answer: Compatibility) =>
  answer.kind === 'rule' && (answer.rule === 'laterCode' || answer.rule === 'laterWork')

/** Pairs that are answered in another class than those with "only", without a reason. */
function differing(pairs: readonly (readonly [string, string])[]): readonly string[] {
  return pairs
    .filter(([inbound, outbound]) => {
      const answer = answerFor(inbound, outbound)
      const ofOnly = answerFor(onlyOf(inbound), onlyOf(outbound))
      return classOf(answer) !== classOf(ofOnly) && !isOfWords(answer) && !isOfVersion(ofOnly)
    })
    .map(([inbound, outbound]) => `${inbound} in ${outbound}`)
}

describe('a GNU licence with “or later” is answered as the one with “only”', () => {
  it('has its sibling among the described ones', () => {
    expect(orLater).toHaveLength(6)
    expect(ids).toEqual(expect.arrayContaining(orLater.map(onlyOf)))
  })

  it('for the code', () => {
    expect(differing(orLater.flatMap(inbound => ids.map(outbound => [inbound, outbound])))).toEqual([])
  })

  it('for the work', () => {
    expect(differing(ids.flatMap(inbound => orLater.map(outbound => [inbound, outbound])))).toEqual([])
  })
})
