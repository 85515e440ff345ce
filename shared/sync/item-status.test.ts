import { describe, expect, it } from 'vitest'
import { Revision } from '../content/identity.ts'
import { itemStatus, type OutboxStanding } from './item-status.ts'

const entry = (stage: OutboxStanding['stage']): OutboxStanding => ({
  stage,
  problem:
    stage === 'refused' ? { type: 'urn:osor:problem:not-ready', title: 'Not ready', status: 422 } : null,
})
const none = Revision.parse(0)
const seven = Revision.parse(7)

describe('the status of an item', () => {
  it('is sent only when nothing is on its way and the service has acknowledged it', () => {
    expect(itemStatus([], seven)).toEqual({ kind: 'sent', revision: 7 })
    expect(itemStatus([], none)).toEqual({ kind: 'on_this_computer' })
  })

  it('is "on this computer" for words that nobody has tried to send', () => {
    expect(itemStatus([entry('written')], seven)).toEqual({ kind: 'on_this_computer' })
  })

  it('is "waiting" as soon as an operation may have left', () => {
    expect(itemStatus([entry('handed_out'), entry('written')], seven)).toEqual({ kind: 'waiting_to_be_sent' })
  })

  it('puts first what a person has to decide, then what was refused', () => {
    expect(itemStatus([entry('conflict'), entry('refused')], seven)).toEqual({ kind: 'needs_your_decision' })
    expect(itemStatus([entry('refused'), entry('written')], seven)).toMatchObject({ kind: 'refused' })
  })
})
