import { expect, test } from 'vitest'
import { writtenOf } from '#shared/centres/written-centre.ts'
import { AccountId } from '#shared/content/identity.ts'
import { aCentre } from '../../../tests/support/a-centre.ts'
import { centreKey } from '../../ui-state/centre-words.ts'
import { leftBehind } from './left-behind.ts'

const me = AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01')
const other = AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c02')
const here = aCentre({ url: 'https://here.example.org/' })
const gone = aCentre({ url: 'https://gone.example.org/' })

const correctionOf = (centre: typeof here) => ({ words: writtenOf(centre), base: centre, met: null })

test('corrections of centres that are in the list no more are named, but those in the form and of others', () => {
  const written = {
    [centreKey(me, null)]: { ...correctionOf(gone), base: null },
    [centreKey(me, here.url)]: correctionOf(here),
    [centreKey(me, gone.url)]: correctionOf(gone),
    [centreKey(other, gone.url)]: correctionOf(gone),
  }
  expect(leftBehind(written, me, [here], null)).toEqual([gone])
  expect(leftBehind(written, me, [here], gone.url)).toEqual([])
  expect(leftBehind(written, me, [here, gone], null)).toEqual([])
  expect(leftBehind(written, other, [here], null)).toEqual([gone])
})
