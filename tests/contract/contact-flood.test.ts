import { expect, test } from 'vitest'
import { z } from 'zod'
import { EnquiryNumber } from '#shared/enquiry/enquiry.ts'
import { startContentService } from '../support/content-service.ts'
import { aContactMessage, readEnquiries } from '../support/enquiry-client.ts'
import { signedInClient } from '../support/service-client.ts'

const Taken = z.object({ number: EnquiryNumber })

/** So many messages at once. */
const atOnce = 100
/** So long somebody else waits at most for an answer meanwhile, in milliseconds: a machine that is shared is slow. */
const longestWait = 15_000

test('ten thousand messages from many addresses: what is taken is kept, the others are told when to come again', async () => {
  const taken = 5
  const addresses = 100
  // Behind a proxy, which says from where they come.
  const service = await startContentService({
    switches: ['--contact-posts-per-hour', String(taken), '--public-url', 'https://osor.example.eu'],
  })
  try {
    const url = `http://127.0.0.1:${service.port}`
    const numbers: string[] = []
    const waits: number[] = []
    let refused = 0
    const post = async (address: number) => {
      const response = await fetch(`${url}/v1/contact`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': `192.0.2.${address}`,
        },
        body: JSON.stringify({ ...aContactMessage(), attachment: null }),
      })
      const text = await response.text()
      if (response.status === 200) numbers.push(Taken.parse(JSON.parse(text)).number)
      else {
        expect(response.status, text).toBe(429)
        expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
        expect(response.headers.get('content-type')).toContain('application/problem+json')
        refused += 1
      }
    }
    const rounds = 10_000 / atOnce
    for (let round = 0; round < rounds; round += 1) {
      const flood = Promise.all(Array.from({ length: atOnce }, (_, index) => post(index % addresses)))
      const begun = performance.now()
      const page = await fetch(`${url}/contact`, { headers: { 'x-forwarded-for': '198.51.100.7' } })
      expect(page.status).toBe(200)
      await page.arrayBuffer()
      waits.push(performance.now() - begun)
      await flood
    }
    expect(numbers).toHaveLength(taken * addresses)
    expect(new Set(numbers).size).toBe(taken * addresses)
    expect(refused).toBe(10_000 - taken * addresses)
    expect(Math.max(...waits)).toBeLessThan(longestWait)

    // Somebody else is still heard, and whoever was turned away reads a page.
    const data = new FormData()
    data.set('message', 'One more')
    const page = await fetch(`${url}/contact?language=de`, {
      method: 'POST',
      headers: { 'x-forwarded-for': '192.0.2.1' },
      body: data,
    })
    expect(page.status).toBe(429)
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await page.text()).toContain('<h1>')
    const late = await fetch(`${url}/v1/contact`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.8' },
      body: JSON.stringify({ ...aContactMessage({ subject: 'Heard too' }), attachment: null }),
    })
    numbers.push(Taken.parse(await late.json()).number)

    // Nothing that was taken is lost when the service ends at once.
    await service.kill()
    const again = await startContentService({
      folder: service.folder,
      switches: ['--contact-posts-per-hour', '5'],
    })
    const { enquiries } = await readEnquiries(await signedInClient(again.url, 'legal'))
    expect(new Set(enquiries.map(({ number }) => number))).toEqual(new Set(numbers))
    await again.stop()
  } finally {
    await service.stop()
  }
}, 300_000)
