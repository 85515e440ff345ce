import { describe, expect, test } from 'vitest'
import { fileAddress } from '#shared/content/kept-file.ts'
import {
  aPdf,
  fileIdOfContent,
  freshPng,
  freshSize,
  keptFileOf,
  pathOfContent,
  pictureOf,
} from '../../support/a-file.ts'
import { upload } from '../../support/an-upload.ts'
import {
  createOf,
  editOf,
  newItemId,
  outcomeKind,
  readyNews,
  refusalOf,
  transitionOf,
} from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

/** Who reads the files that items name, and what words say of them, whatever the database. */
export function describeFiles(cast: () => Cast): void {
  describe('reading', () => {
    test('what is read is never a page: no script, no sniffing, kept for ever by whoever may read it', async () => {
      const { editor } = cast()
      const content = freshPng()
      await upload(editor, content)
      const { headers } = await editor.ask(pathOfContent(content))
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
      await upload(editor, content)
      const first = await editor.ask(pathOfContent(content))
      const again = await editor.ask(pathOfContent(content), {
        headers: { 'if-none-match': first.headers.get('etag') ?? '' },
      })
      expect(again.status).toBe(304)
    })

    test('HEAD says whether it is there, and how large', async () => {
      const { editor, contributor } = cast()
      const content = freshPng()
      await upload(editor, content)
      const head = await editor.ask(pathOfContent(content), { method: 'HEAD' })
      expect(head.status).toBe(200)
      expect(head.headers.get('content-length')).toBe(String(content.length))
      expect((await contributor.ask(pathOfContent(content), { method: 'HEAD' })).status).toBe(404)
    })

    test('an upload is its uploader’s: knowing its name opens nothing', async () => {
      const { editor, moderator } = cast()
      const content = freshPng()
      await upload(editor, content)
      expect((await moderator.ask(pathOfContent(content))).status).toBe(404)
    })

    test('others read it with the item that names it: the moderator a proposal, members what is published', async () => {
      const { editor, contributor, moderator } = cast()
      const content = freshPng()
      await upload(editor, content)
      const item = newItemId()
      await editor.make(createOf(item, readyNews({ logo: pictureOf(content, freshSize) })))
      expect((await contributor.ask(pathOfContent(content))).status).toBe(404)
      await editor.make(transitionOf(item, 1, 'propose'))
      expect((await moderator.ask(pathOfContent(content))).status).toBe(200)
      expect((await contributor.ask(pathOfContent(content))).status).toBe(404)
      await moderator.make(transitionOf(item, 2, 'approve'))
      expect((await contributor.ask(pathOfContent(content))).status).toBe(200)
    })

    test('a picture of the new draft of a published item is not published with it', async () => {
      const { editor, contributor, moderator } = cast()
      const [old, fresh] = [freshPng(), freshPng()]
      await upload(editor, old)
      await upload(editor, fresh)
      const item = newItemId()
      await editor.make(createOf(item, readyNews({ logo: pictureOf(old, freshSize) })))
      await editor.make(transitionOf(item, 1, 'propose'))
      await moderator.make(transitionOf(item, 2, 'approve'))
      await editor.make(editOf(item, 3, { logo: pictureOf(fresh, freshSize) }))
      expect((await contributor.ask(pathOfContent(old))).status).toBe(200)
      expect((await contributor.ask(pathOfContent(fresh))).status).toBe(404)
    })
  })

  describe('words that name a file', () => {
    test('wait for it, and the very same operation is stored once it is there', async () => {
      const { editor } = cast()
      const content = freshPng()
      const operation = createOf(newItemId(), readyNews({ logo: pictureOf(content, freshSize) }))
      const first = await editor.applyOne(operation)
      expect(outcomeKind(first)).toBe('file-missing')
      expect(first.outcome === 'retry' && first.problem.errors?.map(error => error.pointer)).toEqual([
        fileAddress(fileIdOfContent(content)),
      ])
      await upload(editor, content)
      expect(await editor.applyOne(operation)).toMatchObject({ outcome: 'applied', revision: 1 })
    })

    test('wait in an edit, in a decision and in the running text as well', async () => {
      const { editor } = cast()
      const content = freshPng()
      const item = newItemId()
      await editor.make(createOf(item, readyNews()))
      const body = `<p>See <img src="${fileAddress(fileIdOfContent(content))}" alt="A plan"></p>`
      expect(outcomeKind(await editor.applyOne(editOf(item, 1, { body })))).toBe('file-missing')
      expect(outcomeKind(await editor.applyOne(transitionOf(item, 1, 'propose', { fields: { body } })))).toBe(
        'file-missing',
      )
      await upload(editor, content)
      expect(await editor.make(editOf(item, 1, { body }))).toBe(2)
    })

    test('do not bring a file into sight that its writer could not read', async () => {
      const { editor, contributor } = cast()
      const content = freshPng()
      await upload(editor, content)
      const operation = createOf(newItemId(), readyNews({ logo: pictureOf(content, freshSize) }))
      expect(outcomeKind(await contributor.applyOne(operation))).toBe('file-missing')
      expect((await contributor.ask(pathOfContent(content))).status).toBe(404)
    })

    test('are stored by a moderator who keeps somebody else’s picture', async () => {
      const { editor, moderator } = cast()
      const content = freshPng()
      await upload(editor, content)
      const item = newItemId()
      const logo = pictureOf(content, freshSize)
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
      await upload(editor, content)
      const logo = { ...pictureOf(content, freshSize), ...claim }
      const result = await editor.applyOne(createOf(newItemId(), readyNews({ logo })))
      expect(refusalOf(result)).toEqual({ kind: 'invalid-fields', pointers: ['/fields/logo'] })
    })

    test('cannot be proposed without alternative text and descriptions', async () => {
      const { editor } = cast()
      const [picture, minutes] = [freshPng(), aPdf()]
      await upload(editor, picture)
      await upload(editor, minutes)
      const item = newItemId()
      const attachment = { ...keptFileOf(minutes, 'minutes.pdf', 'application/pdf'), description: ' ' }
      const logo = { ...pictureOf(picture, freshSize), alt: '' }
      await editor.make(createOf(item, readyNews({ logo, attachments: [attachment] })))
      const refused = refusalOf(await editor.applyOne(transitionOf(item, 1, 'propose')))
      expect(refused).toEqual({ kind: 'not-ready', pointers: ['/fields/logo', '/fields/attachments'] })
    })
  })
}
