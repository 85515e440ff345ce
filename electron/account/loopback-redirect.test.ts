import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { openLoopbackRedirect } from './loopback-redirect.ts'

const patient = new AbortController().signal

describe('the redirect address on this computer', () => {
  it('takes the answer that carries the state, and tells the person to go back', async () => {
    const redirect = await openLoopbackRedirect('s1', patient)
    expect(redirect.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/)
    const response = await fetch(`${redirect.address}?state=s1&code=c1`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('You can close this window')
    expect((await redirect.arrival).searchParams.get('code')).toBe('c1')
    redirect.close()
  })

  it('tells the person when the service said no', async () => {
    const redirect = await openLoopbackRedirect('s1', patient)
    const response = await fetch(`${redirect.address}?state=s1&error=access_denied`)
    expect(await response.text()).toContain('You are not signed in')
    expect((await redirect.arrival).searchParams.get('error')).toBe('access_denied')
    redirect.close()
  })

  it('waits on when somebody else calls', async () => {
    const redirect = await openLoopbackRedirect('s1', patient)
    expect((await fetch(`${redirect.address}?state=other&code=evil`)).status).toBe(400)
    expect((await fetch(`${redirect.address}?code=evil`)).status).toBe(400)
    expect((await fetch(new URL('/favicon.ico', redirect.address))).status).toBe(404)
    expect((await fetch(`${redirect.address}?state=s1`, { method: 'POST' })).status).toBe(404)
    await fetch(`${redirect.address}?state=s1&code=c1`)
    expect((await redirect.arrival).searchParams.get('code')).toBe('c1')
    redirect.close()
  })

  it('answers what is no address at all', async () => {
    const redirect = await openLoopbackRedirect('s1', patient)
    const { port } = new URL(redirect.address)
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '//' }, response => resolve(response.resume().statusCode))
        .on('error', reject)
        .end()
    })
    expect(status).toBe(404)
    redirect.close()
  })

  it('gives up when told to', async () => {
    const giveUp = new AbortController()
    const redirect = await openLoopbackRedirect('s1', giveUp.signal)
    giveUp.abort(new Error('enough'))
    await expect(redirect.arrival).rejects.toThrow('enough')
    redirect.close()
  })

  it('answers no more once it is closed', async () => {
    const redirect = await openLoopbackRedirect('s1', patient)
    redirect.close()
    await expect(fetch(redirect.address)).rejects.toThrow()
  })
})
