import { describe, expect, test } from 'vitest'
import { Instant } from '#shared/content/identity.ts'
import { en } from '#shared/messages/en.ts'
import { SyncFailure, type SyncStatus } from '#shared/sync/sync-status.ts'
import { type Counts, spokenStatus, syncSentence } from './sync-sentence.ts'

const at = Instant.parse('2026-03-03T12:00:00Z')
const idle: SyncStatus = { phase: 'idle', lastSyncAt: at }
const failed = (failure: SyncFailure): SyncStatus => ({ phase: 'failed', failure, at, nextTryAt: at })

const none: Counts = { waiting: 0, written: 0, needDecision: 0, refused: 0, notStored: 0, files: 0 }

function sentence(status: SyncStatus | undefined, counts: Partial<Counts> = {}): string {
  return syncSentence(status, { ...none, ...counts }, en).sentence
}

describe('with a connection', () => {
  test('nothing waits', () => expect(sentence(idle)).toBe('Everything is sent'))
  test('some wait', () => expect(sentence(idle, { waiting: 3 })).toBe('3 items wait to be sent'))
  test('one waits', () => expect(sentence(idle, { waiting: 1 })).toBe('1 item waits to be sent'))
  test('words that are being stored are not sent', () =>
    expect(sentence(idle, { written: 1 })).toBe('1 item waits to be sent'))
  test('an item that waits already is not counted again for what is written in it', () =>
    expect(sentence(idle, { waiting: 2, written: 1 })).toBe('2 items wait to be sent'))
  test('files are on their way', () =>
    expect(sentence(idle, { waiting: 1, files: 2 })).toBe('Sending 2 files – 1 item waits to be sent'))
  test('what has arrived is not said to wait because of its file', () =>
    expect(sentence(idle, { files: 1 })).toBe('Everything is sent'))
  test('the first try claims nothing', () =>
    expect(sentence({ phase: 'working', receivedItems: 0 })).toBe('Getting ready …'))
  test('a pull is said with its number', () =>
    expect(sentence({ phase: 'working', receivedItems: 1200 })).toBe('Receiving … 1,200 items'))
})

test('words that are not stored come first: nothing else is as pressing, and they are in no other number', () => {
  const counts = { notStored: 1, waiting: 2, needDecision: 1 }
  for (const status of [idle, failed('library_failed'), { phase: 'sign_in_needed' } as const, undefined])
    expect(sentence(status, counts)).toBe('Words of 1 item are not stored as they should be')
})

describe('without one', () => {
  test('offline with words that wait', () =>
    expect(sentence(failed('unreachable'), { waiting: 3 })).toBe('Offline – 3 items wait on this computer'))
  test('offline with one item', () =>
    expect(sentence(failed('unreachable'), { waiting: 1 })).toBe('Offline – 1 item waits on this computer'))
  test('offline with nothing to send', () =>
    expect(sentence(failed('unreachable'))).toBe('Offline – everything you wrote is sent'))
  test('each failure has words of its own', () => {
    const sentences = SyncFailure.options.map(failure => sentence(failed(failure), { waiting: 2 }))
    expect(new Set(sentences).size).toBe(SyncFailure.options.length)
    for (const said of sentences) expect(said).toMatch(/2 items wait on this computer$/)
  })
})

describe('what needs a person comes first', () => {
  test('signing in again, before everything', () =>
    expect(sentence({ phase: 'sign_in_needed' }, { waiting: 2, needDecision: 1 })).toBe(
      'Sign in again to send 2 items',
    ))
  test('signing in again with nothing to send', () =>
    expect(sentence({ phase: 'sign_in_needed' })).toBe('Sign in again to go on receiving'))
  test('a decision, offline too', () =>
    expect(sentence(failed('unreachable'), { needDecision: 1, waiting: 4 })).toBe(
      '1 item needs your decision',
    ))
  test('a refusal', () => expect(sentence(idle, { refused: 1, waiting: 2 })).toBe('1 item was refused'))
})

test('before the main process has answered nothing is claimed', () => {
  expect(sentence(undefined)).toBe('Getting ready …')
  expect(sentence({ phase: 'off' })).toBe('Getting ready …')
})

test('words that wait are said even before the engine runs', () => {
  expect(sentence({ phase: 'off' }, { waiting: 1 })).toBe('1 item waits to be sent')
})

describe('while a try is under way', () => {
  const trying: SyncStatus = { phase: 'working', receivedItems: 0 }

  test('the last outcome is spoken of until there is a new one', () => {
    const offline = failed('unreachable')
    expect(spokenStatus(offline, trying)).toBe(offline)
    expect(spokenStatus(offline, idle)).toBe(idle)
  })

  test('a short pull is not spoken of', () => {
    expect(spokenStatus(idle, { phase: 'working', receivedItems: 2 })).toBe(idle)
  })

  test('a long pull is spoken of at once', () => {
    const pulling: SyncStatus = { phase: 'working', receivedItems: 500 }
    expect(spokenStatus(idle, pulling)).toBe(pulling)
  })

  test('the first try has nothing before it', () => {
    expect(spokenStatus(undefined, trying)).toBe(trying)
  })
})
