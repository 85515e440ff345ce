import { describe, expect, it } from 'vitest'
import { instantOf } from '#shared/content/identity.ts'
import { en } from '#shared/messages/en.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { newsOf } from './new-enquiries.ts'

const now = new Date('2026-11-30T12:00:00Z')
const longAgo = instantOf(new Date('2026-11-28T12:00:00Z'))

describe('what the system shows of enquiries that have come', () => {
  it('is the number of one, which a press opens, and not a word of it', () => {
    const enquiry = anEnquiry(42)
    const news = newsOf([enquiry], now, en)
    expect(news).toEqual({
      title: 'A new enquiry has come: OSOR-2026-00042',
      body: '',
      opens: { kind: 'enquiry', enquiry: enquiry.id },
    })
  })

  it('is the numbers of several', () => {
    const news = newsOf([anEnquiry(1), anEnquiry(2), anEnquiry(3)], now, en)
    expect(news?.title).toBe('3 new enquiries have come')
    expect(news?.body).toBe('OSOR-2026-00001, OSOR-2026-00002, OSOR-2026-00003')
    expect(JSON.stringify(news)).not.toMatch(/zebra|zoe/i)
  })

  it('is nothing of what came long ago', () => {
    expect(newsOf([anEnquiry(1, { receivedAt: longAgo })], now, en)).toBeNull()
  })
})
