import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { largestFile } from '#shared/content/file-limits.ts'
import { until } from '../../../build/run/until.ts'
import { aPng, fileIdOfContent, freshPng, freshSize, pathOfContent, pictureOf } from '../../support/a-file.ts'
import {
  askForUpload,
  askWhere,
  beginUpload,
  cutAfter,
  giveUp,
  goOn,
  upload,
  whereIs,
} from '../../support/an-upload.ts'
import {
  createOf,
  newItemId,
  outcomeKind,
  problemOfResponse,
  readyNews,
  type ServiceClient,
} from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

async function bytesOf(answer: Response): Promise<Buffer> {
  return Buffer.from(await answer.arrayBuffer())
}

/**
 * Cuts the line after so many bytes, again until some of them are here. With a line goes what is still on it; and whoever
 * asks how much is here ends the turn of the request before, with all that it has not stored yet.
 */
function cutUntilSome(
  client: ServiceClient,
  path: string,
  content: Uint8Array,
  bytes: number,
): Promise<number> {
  const cut = async () => {
    await cutAfter(client, path, 0, content, bytes)
    await pause(100)
    return (await whereIs(client, path)) || undefined
  }
  return until('the first bytes to be kept', cut, 20_000)
}

/** How a file gets to the service, whatever the database. */
export function describeUploads(cast: () => Cast): void {
  describe('uploading', () => {
    test('a file is stored under the hash of its content and read back byte by byte', async () => {
      const { editor } = cast()
      const content = freshPng()
      const answer = await upload(editor, content)
      expect(answer.status).toBe(204)
      expect(answer.headers.get('upload-offset')).toBe(String(content.length))
      const back = await editor.ask(pathOfContent(content))
      expect(back.status).toBe(200)
      expect(back.headers.get('content-type')).toBe('image/png')
      expect(Buffer.from(await back.arrayBuffer()).equals(content)).toBe(true)
    })

    test('a small file comes with the request for it', async () => {
      const { editor } = cast()
      const content = freshPng()
      const answer = await editor.ask('/v1/uploads', {
        method: 'POST',
        headers: {
          'tus-resumable': '1.0.0',
          'upload-length': String(content.length),
          'upload-metadata': `sha256 ${Buffer.from(fileIdOfContent(content)).toString('base64')}`,
          'content-type': 'application/offset+octet-stream',
        },
        body: new Uint8Array(content),
      })
      expect(answer.status).toBe(201)
      expect((await editor.ask(pathOfContent(content), { method: 'HEAD' })).status).toBe(200)
    })

    test('again, or by somebody else, it is the same file', async () => {
      const { editor, contributor } = cast()
      const content = freshPng()
      const answers = [
        await upload(editor, content),
        await upload(editor, content),
        await upload(contributor, content),
      ]
      expect(answers.map(answer => answer.status)).toEqual([204, 204, 204])
      expect((await contributor.ask(pathOfContent(content))).status).toBe(200)
    })

    test('by two people at once it is stored for both', async () => {
      const { editor, contributor } = cast()
      const content = freshPng(300_000)
      const answers = await Promise.all([upload(editor, content), upload(contributor, content)])
      expect(answers.map(answer => answer.status)).toEqual([204, 204])
      const read = await Promise.all([editor, contributor].map(reader => reader.ask(pathOfContent(content))))
      for (const one of read) expect(fileIdOfContent(await bytesOf(one))).toBe(fileIdOfContent(content))
    })

    test('content that is not what its name says is refused, and nothing of it stays', async () => {
      const { editor } = cast()
      const content = freshPng()
      const changed = Buffer.from(content)
      changed.writeUInt8(changed.readUInt8(40) ^ 1, 40)
      const path = await beginUpload(editor, changed, fileIdOfContent(content))
      const answer = await goOn(editor, path, 0, changed)
      expect(await problemOfResponse(answer)).toMatchObject({ kind: 'file-damaged', status: 422 })
      expect((await editor.ask(pathOfContent(content))).status).toBe(404)
      expect((await askWhere(editor, path)).status).toBe(404)
    })

    test('the largest file is stored, one byte more is refused before it is sent', async () => {
      const { editor } = cast()
      const smallest = aPng(1, 1, 7, 1).length - 1
      const largest = aPng(1, 1, 7, largestFile - smallest)
      expect(largest.length).toBe(largestFile)
      expect((await upload(editor, largest)).status).toBe(204)
      const answer = await askForUpload(editor, fileIdOfContent(largest), largestFile + 1)
      expect(answer.status).toBe(413)
      expect((await problemOfResponse(answer)).kind).toBe('too-large')
    })

    test('more bytes than were said are refused at once', async () => {
      const { editor } = cast()
      const content = freshPng()
      const path = await beginUpload(editor, content)
      const asked = performance.now()
      const answer = await goOn(editor, path, 0, Buffer.concat([content, Buffer.from('more')]))
      expect((await problemOfResponse(answer)).kind).toBe('too-large')
      expect(performance.now() - asked).toBeLessThan(5000)
      expect(await whereIs(editor, path)).toBe(0)
    })

    test.each([
      [
        'an SVG',
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        'file_type_refused',
      ],
      ['a page', '<!doctype html><script>alert(1)</script>', 'file_type_refused'],
      ['a picture cut short', aPng().subarray(0, 12), 'picture_unreadable'],
      ['a program', 'MZ\u0090\u0000', 'file_type_refused'],
      ['noise', Buffer.from([1, 2, 3, 4]), 'file_type_unknown'],
    ])('%s is refused by its content', async (_name, given, rule) => {
      const content = Buffer.from(given)
      const problem = await problemOfResponse(await upload(cast().editor, content))
      expect(problem).toMatchObject({ kind: 'file-refused', status: 422, errors: [{ detail: rule }] })
    })

    test('an empty file is refused', async () => {
      const answer = await askForUpload(cast().editor, fileIdOfContent(new Uint8Array()), 0)
      expect(await problemOfResponse(answer)).toMatchObject({
        kind: 'file-refused',
        errors: [{ detail: 'file_empty' }],
      })
    })

    test('a name that is no hash is not understood, nor is an address that no upload has', async () => {
      const { editor } = cast()
      const answers = [
        await askForUpload(editor, 'logo.png', 10),
        await askWhere(editor, '/v1/uploads/logo.png'),
      ]
      expect(answers.map(answer => answer.status)).toEqual([400, 400])
      expect(await problemOfResponse(answers[0] ?? Response.error())).toMatchObject({
        kind: 'invalid-request',
        errors: [{ pointer: '/metadata/sha256' }],
      })
    })

    test('what is not tus 1.0.0 is told so', async () => {
      const answer = await askForUpload(cast().editor, '0'.repeat(64), 10, { 'tus-resumable': '0.2.2' })
      expect(answer.status).toBe(400)
      expect(answer.headers.get('tus-resumable')).toBe('1.0.0')
      const none = await cast().editor.ask('/v1/uploads', { method: 'POST' })
      expect(none.status).toBe(412)
    })

    test('what is spoken is said, with the largest size', async () => {
      const answer = await cast().editor.ask('/v1/uploads', { method: 'OPTIONS' })
      expect(answer.status).toBe(204)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'tus-version': '1.0.0',
        'tus-max-size': String(largestFile),
        'tus-extension': 'creation,creation-with-upload,termination,expiration',
      })
      expect(answer.headers.has('access-control-allow-origin')).toBe(false)
    })

    test('only a signed-in account uploads and reads', async () => {
      const content = freshPng()
      await upload(cast().editor, content)
      const { url } = cast().service
      const answers = [
        await fetch(url + pathOfContent(content)),
        await fetch(`${url}/v1/uploads`, { method: 'POST' }),
        await fetch(`${url}/v1/uploads/${'0'.repeat(32)}`, { method: 'PATCH' }),
      ]
      expect(answers.map(answer => answer.status)).toEqual([401, 401, 401])
    })
  })

  describe('an upload that breaks off', () => {
    test('goes on where it broke off: what came is kept', async () => {
      const { editor } = cast()
      const content = freshPng(700_000)
      const path = await beginUpload(editor, content)
      const first = await cutUntilSome(editor, path, content, 400_000)
      expect(first).toBeGreaterThan(0)
      expect(first).toBeLessThanOrEqual(400_000)
      const answer = await goOn(editor, path, first, content.subarray(first))
      expect(answer.status).toBe(204)
      expect(fileIdOfContent(await bytesOf(await editor.ask(pathOfContent(content))))).toBe(
        fileIdOfContent(content),
      )
    })

    test('is not there for anybody else, whether to ask, to go on or to end it', async () => {
      const { editor, contributor, moderator } = cast()
      const content = freshPng()
      const path = await beginUpload(editor, content)
      const answers = [
        await askWhere(contributor, path),
        await goOn(contributor, path, 0, content),
        await giveUp(moderator, path),
      ]
      expect(answers.map(answer => answer.status)).toEqual([404, 404, 404])
      expect((await goOn(editor, path, 0, content)).status).toBe(204)
    })

    test('is not a file yet: nobody reads it, no words may name it', async () => {
      const { editor } = cast()
      const content = freshPng()
      const path = await beginUpload(editor, content)
      await goOn(editor, path, 0, content.subarray(0, content.length - 1))
      expect((await editor.ask(pathOfContent(content))).status).toBe(404)
      const naming = createOf(newItemId(), readyNews({ logo: pictureOf(content, freshSize) }))
      expect(outcomeKind(await editor.applyOne(naming))).toBe('file-missing')
    })

    test('is asked for with what was said of it, and when it expires', async () => {
      const { editor } = cast()
      const content = freshPng()
      const path = await beginUpload(editor, content)
      const part = await goOn(editor, path, 0, content.subarray(0, 10))
      const inADay = Date.now() + 86_400_000
      expect(Date.parse(part.headers.get('upload-expires') ?? '')).toBeGreaterThan(inADay)
      const { headers } = await askWhere(editor, path)
      expect(headers.get('upload-offset')).toBe('10')
      expect(headers.get('upload-length')).toBe(String(content.length))
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('upload-metadata')).toBe(
        `sha256 ${Buffer.from(fileIdOfContent(content)).toString('base64')}`,
      )
    })

    test('does not go on from anywhere else', async () => {
      const { editor } = cast()
      const content = freshPng()
      const path = await beginUpload(editor, content)
      const answer = await goOn(editor, path, 5, content.subarray(5))
      expect(answer.status).toBe(409)
      expect(await whereIs(editor, path)).toBe(0)
    })

    test('is continued by one request at a time, and is whole in the end', async () => {
      const { editor } = cast()
      const content = freshPng(500_000)
      const path = await beginUpload(editor, content)
      const answers = await Promise.all([1, 2, 3, 4].map(() => goOn(editor, path, 0, content)))
      const statuses = answers.map(answer => answer.status)
      expect(statuses.filter(status => status === 204).length).toBeLessThanOrEqual(1)
      expect(statuses.filter(status => ![204, 404, 409].includes(status))).toEqual([])
      if (!statuses.includes(204)) {
        const at = await whereIs(editor, path)
        expect((await goOn(editor, path, at, content.subarray(at))).status).toBe(204)
      }
      expect(fileIdOfContent(await bytesOf(await editor.ask(pathOfContent(content))))).toBe(
        fileIdOfContent(content),
      )
    })

    test('can be given up, and is gone then', async () => {
      const { editor } = cast()
      const path = await beginUpload(editor, freshPng())
      expect((await giveUp(editor, path)).status).toBe(204)
      expect((await askWhere(editor, path)).status).toBe(404)
    })

    test('makes place for newer ones: an account has so many on their way and no more', async () => {
      const { visitor } = cast()
      const content = freshPng()
      const oldest = await beginUpload(visitor, content)
      const next = await beginUpload(visitor, content)
      for (let count = 0; count < 19; count += 1) await beginUpload(visitor, content)
      expect((await askWhere(visitor, oldest)).status).toBe(404)
      expect((await askWhere(visitor, next)).status).toBe(200)
    })
  })
}
