import { describe, expect, it } from 'vitest'
import { type Compatibility, compatibilityOf } from './compatibility.ts'
import { profiles } from './profiles.ts'

const ids = profiles.map(({ id }) => id)
const orLater = ids.filter(id => id.endsWith('-or-later'))
const onlyOf = (id: string) => id.replace(/-or-later$/, '-only')

const classOf = (answer: Compatibility) => (answer.kind === 'rule' ? answer.tone : answer.kind)

/** Whether an answer hangs on a licence's being taken in one version alone. */
const isOfVersion = (answer: Compatibility) =>
  answer.kind === 'rule' &&
  (answer.rule === 'T01' || answer.rule === 'T05' || isOfVersionTwo(answer.reservation))

const isOfVersionTwo = (reservation: string | null) =>
  reservation !== null && ['gplTwoOnly', 'gplThreeIntoTwo', 'apacheIntoGplTwo'].includes(reservation)

/** Pairs that are answered in another class than those with "only", though that answer does not hang on the version. */
function differing(pairs: readonly (readonly [string, string])[]): readonly string[] {
  return pairs
    .filter(([inbound, outbound]) => inbound !== outbound)
    .filter(([inbound, outbound]) => {
      const ofOnly = compatibilityOf(onlyOf(inbound), onlyOf(outbound))
      return classOf(compatibilityOf(inbound, outbound)) !== classOf(ofOnly) && !isOfVersion(ofOnly)
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
