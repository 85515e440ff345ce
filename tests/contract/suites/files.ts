import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { largestFile } from '#shared/content/file-limits.ts'
import { fileAddress } from '#shared/content/kept-file.ts'
import type { OperationResult } from '#shared/sync/operation.ts'
import { problemKind } from '#shared/sync/problem.ts'
import { StoredFile } from '#shared/sync/stored-file.ts'
import { aPdf, aPng, fileIdOfContent, keptFileOf, pictureOf } from '../../support/a-file.ts'
import {
  createOf,
  editOf,
  newItemId,
  problemOfResponse,
  readyNews,
  refusalOf,
  type ServiceClient,
  transitionOf,
} from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

const size = { width: 2, height: 1 }

/** A picture that no other test has. */
function freshPng(padding = 16): Buffer {
  return aPng(size.width, size.height, randomInt(256), padding + randomInt(100_000))
}

function addressOf(content: Uint8Array): string {
  return `/v1${fileAddress(fileIdOfContent(content))}`
}

function put(client: ServiceClient, content: Uint8Array, address = addressOf(content)): Promise<Response> {
  return client.ask(address, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(content),
  })
}

function kindOf(result: OperationResult): string {
  return result.outcome === 'retry' ? problemKind(result.problem) : result.outcome
}

/** What becomes of the files that items name, whatever the database. */
export function describeFiles(cast: () => Cast): void {
  describe('uploading', () => {
    test('a file is stored under the hash of its content and read back byte by byte', async () => {
      const { editor } = cast()
      const content = freshPng()
      const answer = await put(editor, content)
      expect(answer.status).toBe(200)
      expect(StoredFile.parse(await answer.json())).toEqual({
        file: fileIdOfContent(content),
        mediaType: 'image/png',
        bytes: content.length,
      })
      const back = await editor.ask(addressOf(content))
      expect(back.status).toBe(200)
      expect(back.headers.get('content-type')).toBe('image/png')
      expect(Buffer.from(await back.arrayBuffer()).equals(content)).toBe(true)
    })

    test('again, or by somebody else, it is the same file', async () => {
      const { editor, contributor } = cast()
      const content = freshPng()
      const answers = [
        await put(editor, content),
        await put(editor, content),
        await put(contributor, content),
      ]
      expect(answers.map(answer => answer.status)).toEqual([200, 200, 200])
      expect((await contributor.ask(addressOf(content))).status).toBe(200)
    })

    test('content that is not what its address says is refused and not stored', async () => {
      const { editor } = cast()
      const content = freshPng()
      const cut = content.subarray(0, content.length - 1)
      const answer = await put(editor, cut, addressOf(content))
      expect((await problemOfResponse(answer)).kind).toBe('file-damaged')
      expect((await editor.ask(addressOf(content))).status).toBe(404)
    })

    test('an upload that is cut in the middle leaves nothing, and goes through the next time', async () => {
      const { editor } = cast()
      const content = freshPng(200_000)
      const cut = request(`${editor.url}${addressOf(content)}`, {
        method: 'PUT',
        headers: {
          authorization: `Bearer ${editor.token}`,
          'content-type': 'application/octet-stream',
          'content-length': content.length,
        },
      })
      const ended = once(cut, 'error')
      cut.write(content.subarray(0, content.length / 2), () => cut.destroy(new Error('cut')))
      await ended
      expect((await editor.ask(addressOf(content))).status).toBe(404)
      expect((await put(editor, content)).status).toBe(200)
    })

    test('the largest file is stored, one byte more is refused', async () => {
      const { editor } = cast()
      const smallest = aPng(1, 1, 7, 1).length - 1
      const largest = aPng(1, 1, 7, largestFile - smallest)
      expect(largest.length).toBe(largestFile)
      expect((await put(editor, largest)).status).toBe(200)
      const answer = await put(editor, aPng(1, 1, 7, largestFile - smallest + 1))
      expect(answer.status).toBe(413)
      expect((await problemOfResponse(answer)).kind).toBe('too-large')
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
      const problem = await problemOfResponse(await put(cast().editor, content))
      expect(problem).toMatchObject({ kind: 'file-refused', status: 422, errors: [{ detail: rule }] })
    })

    test('an empty body is refused', async () => {
      const answer = await put(cast().editor, new Uint8Array())
      expect((await problemOfResponse(answer)).kind).toBe('file-refused')
    })

    test('an address that is no hash is not understood', async () => {
      const answer = await put(cast().editor, freshPng(), '/v1/files/logo.png')
      expect((await problemOfResponse(answer)).kind).toBe('invalid-request')
    })

    test('only a signed-in account uploads and reads', async () => {
      const content = freshPng()
      await put(cast().editor, content)
      const url = cast().service.url + addressOf(content)
      const answers = [await fetch(url), await fetch(url, { method: 'PUT', body: new Uint8Array(content) })]
      expect(answers.map(answer => answer.status)).toEqual([401, 401])
    })
  })

  describe('reading', () => {
    test('what is read is never a page: no script, no sniffing, kept for ever by whoever may read it', async () => {
      const { editor } = cast()
      const content = freshPng()
      await put(editor, content)
      const { headers } = await editor.ask(addressOf(content))
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; sandbox; frame-ancestors 'none'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-disposition')).toBe('attachment')
      expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
      expect(headers.get('vary')).toContain('authorization')
    })

    test('asked with its tag it is not sent again', async () => {
      const { editor } = cast()
      const content = freshPng()
      await put(editor, content)
      const first = await editor.ask(addressOf(content))
      const again = await editor.ask(addressOf(content), {
        headers: { 'if-none-match': first.headers.get('etag') ?? '' },
      })
      expect(again.status).toBe(304)
    })

    test('HEAD says whether it is there, and how large', async () => {
      const { editor, contributor } = cast()
      const content = freshPng()
      await put(editor, content)
      const head = await editor.ask(addressOf(content), { method: 'HEAD' })
      expect(head.status).toBe(200)
      expect(head.headers.get('content-length')).toBe(String(content.length))
      expect((await contributor.ask(addressOf(content), { method: 'HEAD' })).status).toBe(404)
    })

    test('an upload is its uploader’s: knowing its name opens nothing', async () => {
      const { editor, moderator } = cast()
      const content = freshPng()
      await put(editor, content)
      expect((await moderator.ask(addressOf(content))).status).toBe(404)
    })

    test('others read it with the item that names it: the moderator a proposal, members what is published', async () => {
      const { editor, contributor, moderator } = cast()
      const content = freshPng()
      await put(editor, content)
      const item = newItemId()
      await editor.make(createOf(item, readyNews({ logo: pictureOf(content, size) })))
      expect((await contributor.ask(addressOf(content))).status).toBe(404)
      await editor.make(transitionOf(item, 1, 'propose'))
      expect((await moderator.ask(addressOf(content))).status).toBe(200)
      expect((await contributor.ask(addressOf(content))).status).toBe(404)
      await moderator.make(transitionOf(item, 2, 'approve'))
      expect((await contributor.ask(addressOf(content))).status).toBe(200)
    })

    test('a picture of the new draft of a published item is not published with it', async () => {
      const { editor, contributor, moderator } = cast()
      const [old, fresh] = [freshPng(), freshPng()]
      await put(editor, old)
      await put(editor, fresh)
      const item = newItemId()
      await editor.make(createOf(item, readyNews({ logo: pictureOf(old, size) })))
      await editor.make(transitionOf(item, 1, 'propose'))
      await moderator.make(transitionOf(item, 2, 'approve'))
      await editor.make(editOf(item, 3, { logo: pictureOf(fresh, size) }))
      expect((await contributor.ask(addressOf(old))).status).toBe(200)
      expect((await contributor.ask(addressOf(fresh))).status).toBe(404)
    })
  })

  describe('words that name a file', () => {
    test('wait for it, and the very same operation is stored once it is there', async () => {
      const { editor } = cast()
      const content = freshPng()
      const operation = createOf(newItemId(), readyNews({ logo: pictureOf(content, size) }))
      const first = await editor.applyOne(operation)
      expect(kindOf(first)).toBe('file-missing')
      expect(first.outcome === 'retry' && first.problem.errors?.map(error => error.pointer)).toEqual([
        fileAddress(fileIdOfContent(content)),
      ])
      await put(editor, content)
      expect(await editor.applyOne(operation)).toMatchObject({ outcome: 'applied', revision: 1 })
    })

    test('wait in an edit, in a decision and in the running text as well', async () => {
      const { editor } = cast()
      const content = freshPng()
      const item = newItemId()
      await editor.make(createOf(item, readyNews()))
      const body = `<p>See <img src="${fileAddress(fileIdOfContent(content))}" alt="A plan"></p>`
      expect(kindOf(await editor.applyOne(editOf(item, 1, { body })))).toBe('file-missing')
      expect(kindOf(await editor.applyOne(transitionOf(item, 1, 'propose', { fields: { body } })))).toBe(
        'file-missing',
      )
      await put(editor, content)
      expect(await editor.make(editOf(item, 1, { body }))).toBe(2)
    })

    test('do not bring a file into sight that its writer could not read', async () => {
      const { editor, contributor } = cast()
      const content = freshPng()
      await put(editor, content)
      const operation = createOf(newItemId(), readyNews({ logo: pictureOf(content, size) }))
      expect(kindOf(await contributor.applyOne(operation))).toBe('file-missing')
      expect((await contributor.ask(addressOf(content))).status).toBe(404)
    })

    test('are stored by a moderator who keeps somebody else’s picture', async () => {
      const { editor, moderator } = cast()
      const content = freshPng()
      await put(editor, content)
      const item = newItemId()
      const logo = pictureOf(content, size)
      await editor.make(createOf(item, readyNews({ logo })))
      await editor.make(transitionOf(item, 1, 'propose'))
      expect(await moderator.make(editOf(item, 2, { logo: { ...logo, alt: 'The coat of arms' } }))).toBe(3)
    })

    test.each([
      ['its type', { mediaType: 'image/gif' }],
      ['its size', { bytes: 1 }],
      ['its width', { width: 4000 }],
    ])('are refused when they say something else than the file: %s', async (_name, claim) => {
      const { editor } = cast()
      const content = freshPng()
      await put(editor, content)
      const logo = { ...pictureOf(content, size), ...claim }
      const result = await editor.applyOne(createOf(newItemId(), readyNews({ logo })))
      expect(refusalOf(result)).toEqual({ kind: 'invalid-fields', pointers: ['/fields/logo'] })
    })

    test('cannot be proposed without alternative text and descriptions', async () => {
      const { editor } = cast()
      const [picture, minutes] = [freshPng(), aPdf()]
      await put(editor, picture)
      await put(editor, minutes)
      const item = newItemId()
      const attachment = { ...keptFileOf(minutes, 'minutes.pdf', 'application/pdf'), description: ' ' }
      const logo = { ...pictureOf(picture, size), alt: '' }
      await editor.make(createOf(item, readyNews({ logo, attachments: [attachment] })))
      const refused = refusalOf(await editor.applyOne(transitionOf(item, 1, 'propose')))
      expect(refused).toEqual({ kind: 'not-ready', pointers: ['/fields/logo', '/fields/attachments'] })
    })
  })
}
