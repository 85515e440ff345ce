import { expect, test } from 'vitest'
import { en } from '#shared/messages/en.ts'
import { SyncFailure } from '#shared/sync/sync-status.ts'
import { outcomeSentence } from './sign-in.ts'

test('signing in needs no words', () => {
  expect(outcomeSentence({ kind: 'signed_in' }, en)).toBeNull()
})

test('a refusal is told in the service’s own words, or plainly when it has none', () => {
  expect(outcomeSentence({ kind: 'denied', detail: 'The account is closed.' }, en)).toContain(
    'The account is closed.',
  )
  expect(outcomeSentence({ kind: 'denied', detail: ' ' }, en)).toBe(en.welcome.deniedPlain)
})

test('each failure has a sentence of its own', () => {
  const sentences = SyncFailure.options.map(failure => outcomeSentence({ kind: 'failed', failure }, en))
  expect(new Set(sentences).size).toBe(SyncFailure.options.length)
})
