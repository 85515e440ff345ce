import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uploadLimits } from '#shared/sync/upload-limits.ts'
import { fileIdOfContent } from '../../tests/support/a-file.ts'
import { answerJson, startLittleServer } from '../../tests/support/little-server.ts'
import { type LittleTus, startLittleTus } from '../../tests/support/little-tus.ts'
import { milestone } from '../../tests/support/milestone.ts'
import type { Access } from './access.ts'
import { createHttpContentService } from './http-content-service.ts'
import { network } from './network.ts'
import { createUploadMemory } from './upload-memory.ts'

const content = new Uint8Array(randomBytes(4 * uploadLimits.chunk + 1_000))
const id = fileIdOfContent(content)
const signedIn: Access = { token: async () => ({ kind: 'token', token: 'good' }) }
const unreachable = { kind: 'failed', failure: 'unreachable', retryAfter: null }

let tus: LittleTus
let folder = ''
const faults: unknown[] = []

beforeEach(async () => {
  tus = await startLittleTus()
  folder = await mkdtemp(join(tmpdir(), 'uploads-'))
  faults.length = 0
})
afterEach(async () => {
  await tus.close()
  await rm(folder, { recursive: true, force: true })
})

/** A desk that was just started: all that it knows of earlier is in its folder. */
function aDesk(access = signedIn, url = tus.url) {
  const service = createHttpContentService({
    url,
    access,
    fetch: network,
    now: () => new Date(),
    limits: { request: 500, silence: 200, longAnswer: 1_500, chunk: 1_500 },
    uploads: createUploadMemory({
      path: join(folder, 'uploads.json'),
      onFault: fault => faults.push(fault),
    }),
  })
  const stopping = new AbortController()
  const progress: number[] = []
  return {
    progress,
    stop: () => stopping.abort(),
    hasFile: () => service.hasFile(id),
    send: (bytes = content) =>
      service.sendFile(fileIdOfContent(bytes), bytes, {
        signal: stopping.signal,
        onProgress: sent => progress.push(sent),
      }),
  }
}

/** Lets so many requests that carry bytes through, and cuts the line in the middle of the one after. */
function cutsChunkAfter(many: number): void {
  let chunks = 0
  tus.fault = request => {
    if (request.method !== 'PATCH') return false
    chunks += 1
    if (chunks !== many + 1) return false
    request.once('data', () => request.socket.destroy())
    return true
  }
}

async function remembered(): Promise<string> {
  return readFile(join(folder, 'uploads.json'), 'utf8')
}

describe('a file on its way to the service', () => {
  it('goes in chunks, and tells of each that the service has', async () => {
    const desk = aDesk()
    expect(await desk.send()).toEqual({ kind: 'answer', value: null })
    expect(tus.files.get(id)?.equals(content)).toBe(true)
    expect(tus.asked.map(asked => asked.split(' ')[0])).toEqual(['POST', ...Array(5).fill('PATCH')])
    expect(desk.progress.at(0)).toBe(0)
    expect(desk.progress.at(-1)).toBe(content.length)
    expect(desk.progress).toEqual(desk.progress.toSorted((one, other) => one - other))
  })

  it('goes in one request when it is small', async () => {
    const small = new Uint8Array(randomBytes(2_000))
    expect((await aDesk().send(small)).kind).toBe('answer')
    expect(tus.asked).toEqual(['POST /v1/uploads'])
    expect(tus.files.get(fileIdOfContent(small))?.equals(small)).toBe(true)
  })

  it('that is cut fails once, without trying again by itself, and goes on from there when it is sent again', async () => {
    cutsChunkAfter(2)
    const desk = aDesk()
    expect(await desk.send()).toEqual(unreachable)
    expect(tus.asked).toHaveLength(4)
    tus.fault = () => false
    expect(await desk.send()).toEqual({ kind: 'answer', value: null })
    expect(tus.files.get(id)?.equals(content)).toBe(true)
    expect(tus.bytesReceived()).toBe(content.length)
  })

  it('goes on from there after the desk was started anew, and is forgotten when it has arrived', async () => {
    cutsChunkAfter(3)
    await aDesk().send()
    expect(await remembered()).toContain(id)
    tus.fault = () => false
    const next = aDesk()
    expect((await next.send()).kind).toBe('answer')
    expect(tus.bytesReceived()).toBe(content.length)
    expect(next.progress.at(0)).toBe(3 * uploadLimits.chunk)
    expect(await remembered()).not.toContain(id)
  })

  it('is begun anew when the service has forgotten it', async () => {
    cutsChunkAfter(1)
    const desk = aDesk()
    await desk.send()
    tus.forgetUploads()
    tus.fault = () => false
    expect((await desk.send()).kind).toBe('answer')
    expect(tus.files.get(id)?.equals(content)).toBe(true)
  })

  it('is begun anew when it is forgotten in the middle', async () => {
    let chunks = 0
    tus.fault = request => {
      if (request.method === 'PATCH') chunks += 1
      if (chunks === 2) tus.forgetUploads()
      return false
    }
    expect((await aDesk().send()).kind).toBe('answer')
    expect(tus.files.get(id)?.equals(content)).toBe(true)
  })

  it('that never is where it should be is given up, not asked for without end', async () => {
    tus.fault = (request, response) => {
      if (request.method !== 'PATCH') return false
      response.writeHead(409, { 'tus-resumable': '1.0.0' }).end()
      return true
    }
    expect(await aDesk().send()).toMatchObject({ kind: 'failed', failure: 'not_understood' })
    expect(tus.asked.length).toBeLessThan(8)
  })

  it.each([
    ['an error of the service', 500, 'service_error'],
    ['a service that asks for a pause', 429, 'busy'],
    ['a door that is not the service’s', 403, 'not_understood'],
  ])('is not begun anew because of %s', async (_what, status, failure) => {
    cutsChunkAfter(2)
    const desk = aDesk()
    await desk.send()
    tus.fault = (_request, response) => {
      response.writeHead(status).end('Not now')
      return true
    }
    expect(await desk.send()).toMatchObject({ kind: 'failed', failure })
    tus.fault = () => false
    expect((await desk.send()).kind).toBe('answer')
    expect(tus.bytesReceived()).toBe(content.length)
  })

  it('is not believed to have arrived where something else says yes to everything', async () => {
    const inn = await startLittleServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome aboard</h1>')
    })
    expect(await aDesk(signedIn, inn.url).send()).toMatchObject({ failure: 'not_understood' })
    await inn.close()
  })

  it('is not sent, with the sign-in, to where the service is not', async () => {
    const thief = await startLittleServer((_request, response) => answerJson(response, {}))
    tus.fault = (request, response) => {
      if (request.method !== 'POST') return false
      response.writeHead(201, { 'tus-resumable': '1.0.0', location: `${thief.url}/v1/uploads/1` }).end()
      return true
    }
    expect(await aDesk().send()).toMatchObject({ failure: 'not_understood' })
    expect(thief.asked).toEqual([])
    await thief.close()
  })

  it('that the service does not take is refused with its problem, and no longer remembered', async () => {
    const problem = { type: 'urn:osor:problem:file-refused', title: 'No', status: 422 }
    tus.fault = async (request, response) => {
      if (request.method !== 'PATCH') return false
      response.setHeader('tus-resumable', '1.0.0')
      for await (const _bytes of request);
      answerJson(response, problem, 422)
      return true
    }
    expect(await aDesk().send()).toEqual({ kind: 'refused', problem })
    expect(await remembered()).not.toContain(id)
  })

  it('goes on with a renewed sign-in when the first is refused', async () => {
    const given: string[] = []
    const access: Access = {
      token: async rejected => {
        const token = rejected === undefined && given.length < 2 ? 'old' : 'new'
        given.push(token)
        return { kind: 'token', token }
      },
    }
    tus.fault = (request, response) => {
      if (request.headers.authorization === 'Bearer new') return false
      request.resume()
      response.writeHead(401, { 'tus-resumable': '1.0.0' }).end()
      return true
    }
    expect((await aDesk(access).send()).kind).toBe('answer')
    expect(tus.files.get(id)?.equals(content)).toBe(true)
  })

  it('waits for a person when no sign-in is accepted', async () => {
    expect(await aDesk({ token: async () => ({ kind: 'sign_in_needed' }) }).send()).toEqual({
      kind: 'sign_in_needed',
    })
  })

  it('fails as too slow when a chunk gets no answer in time', async () => {
    tus.fault = request => request.method === 'PATCH'
    expect(await aDesk().send()).toMatchObject({ kind: 'failed', failure: 'too_slow' })
  })

  it('is let go at once when it is stopped, and the line with it', async () => {
    const { reached, reach } = milestone()
    const closed = milestone()
    tus.fault = request => {
      if (request.method !== 'PATCH') return false
      request.socket.once('close', closed.reach)
      request.resume()
      reach()
      return true
    }
    const desk = aDesk()
    const sending = desk.send()
    await reached
    desk.stop()
    expect(await sending).toEqual(unreachable)
    await closed.reached
  })

  it('is forgotten when it is found at the service: the last answer was lost', async () => {
    cutsChunkAfter(2)
    const desk = aDesk()
    await desk.send()
    tus.fault = (request, response) => {
      if (!request.url?.startsWith('/v1/files/')) return false
      response.writeHead(200, { etag: `"${id}"` }).end()
      return true
    }
    expect(await desk.hasFile()).toEqual({ kind: 'answer', value: true })
    expect(await remembered()).not.toContain(id)
  })
})

describe('what is remembered of files on their way', () => {
  it('is nothing, and said in the log, where it cannot be read; the file goes from its beginning', async () => {
    await writeFile(join(folder, 'uploads.json'), '{"uploads":[{"file":1}]}')
    expect((await aDesk().send()).kind).toBe('answer')
    expect(faults).toHaveLength(1)
  })

  it('is bounded: of the oldest it forgets how far it got', async () => {
    const memory = createUploadMemory({
      path: join(folder, 'uploads.json'),
      onFault: fault => faults.push(fault),
    })
    const upload = { size: 7, metadata: {}, creationTime: '', urlStorageKey: '', parallelUploadUrls: null }
    for (let count = 0; count < uploadLimits.remembered + 1; count += 1) {
      await memory.addUpload(`file ${count}`, { ...upload, uploadUrl: `/v1/uploads/${count}` })
    }
    expect(await memory.findAllUploads()).toHaveLength(uploadLimits.remembered)
    expect(await memory.findUploadsByFingerprint('file 0')).toEqual([])
    expect(await memory.findUploadsByFingerprint('file 1')).toHaveLength(1)
    expect(faults).toEqual([])
  })

  it('does not keep a file from being sent when the disk takes nothing', async () => {
    await rm(folder, { recursive: true })
    expect((await aDesk().send()).kind).toBe('answer')
    expect(faults.length).toBeGreaterThan(0)
  })
})
