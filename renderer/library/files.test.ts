import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { largestFile } from '#shared/content/file-limits.ts'
import { Instant } from '#shared/content/identity.ts'
import { type FileId, fileAddress } from '#shared/content/kept-file.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { aPdf, aPng, fileIdOfContent, pictureOf } from '../../tests/support/a-file.ts'
import { aLibrary, applied, type TestLibrary } from '../../tests/support/a-library.ts'
import { createFileFetcher } from './fetch-file.ts'
import { keepFile } from './files.ts'
import { forgetUnnamedFiles, keptUnnamed } from './forget-files.ts'

let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

const png = aPng(3, 2)
const day = 86_400_000

function blobOf(content: Uint8Array): Blob {
  return new Blob([new Uint8Array(content)])
}

describe('a file that a person gives', () => {
  it('is kept under the hash of its content, with what the content says of it', async () => {
    expect(await here.library.keepFile(blobOf(png), 'logo.png')).toEqual({
      kind: 'kept',
      file: { file: fileIdOfContent(png), name: 'logo.png', mediaType: 'image/png', bytes: png.length },
      size: { width: 3, height: 2 },
      isMisnamed: false,
    })
    const content = await here.library.readFile(fileIdOfContent(png))
    expect(content?.type).toBe('image/png')
    expect(Buffer.from((await content?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(png)
  })

  it('is kept once, however often and under whatever name it is given', async () => {
    await here.library.keepFile(blobOf(png), 'logo.png')
    await here.library.keepFile(blobOf(png), 'coat-of-arms.png')
    expect(await here.database.files.count()).toBe(1)
  })

  it('is kept under the name that its content deserves, and that is told', async () => {
    const outcome = await here.library.keepFile(blobOf(aPdf()), 'minutes.docx')
    expect(outcome).toMatchObject({
      kind: 'kept',
      file: { name: 'minutes.pdf', mediaType: 'application/pdf' },
      size: null,
      isMisnamed: true,
    })
  })

  it.each([
    ['/home/ines/pictures/logo.png', 'logo.png'],
    ['C:\\Users\\ines\\logo.png', 'logo.png'],
    ['lo\ngo\u0000.png', 'logo.png'],
    ['', 'file.png'],
    [`${'x'.repeat(300)}.png`, `${'x'.repeat(196)}.png`],
    [`${'x'.repeat(195)}😀${'x'.repeat(9)}.png`, `${'x'.repeat(195)}.png`],
    ['lo\ud83dgo.png', 'logo.png'],
  ])('called %j is kept as %j', async (given, name) => {
    expect(await here.library.keepFile(blobOf(png), given)).toMatchObject({ file: { name } })
  })

  it('is refused by its size before it is read', async () => {
    class HugeFile extends Blob {
      override get size() {
        return 200 * 1024 * 1024
      }
      override arrayBuffer(): Promise<ArrayBuffer> {
        throw new Error('It was read')
      }
    }
    expect(await here.library.keepFile(new HugeFile(), 'film.png')).toEqual({
      kind: 'refused',
      refusal: { rule: 'file_too_large', bytes: 200 * 1024 * 1024, limit: largestFile },
    })
  })

  it.each([
    ['nothing', new Uint8Array(), { rule: 'file_empty' }],
    [
      'an SVG',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      { rule: 'file_type_refused', mediaType: 'image/svg+xml' },
    ],
    ['half a picture', png.subarray(0, 20), { rule: 'picture_unreadable' }],
    ['noise', Buffer.from([0, 1, 2, 3]), { rule: 'file_type_unknown' }],
  ])('is refused where it is %s, and nothing is kept', async (_what, content, refusal) => {
    expect(await here.library.keepFile(blobOf(content), 'logo.png')).toEqual({ kind: 'refused', refusal })
    expect(await here.database.files.count()).toBe(0)
  })

  it('is refused where it has the head of a picture and cannot be drawn', async () => {
    const { database } = here
    const parts = { database, now: () => new Date(), canBeDrawn: async () => false }
    expect(await keepFile(parts, blobOf(png), 'logo.png')).toEqual({
      kind: 'refused',
      refusal: { rule: 'picture_unreadable' },
    })
  })

  it('is handed to the engine byte by byte', async () => {
    await here.library.keepFile(blobOf(png), 'logo.png')
    const id = fileIdOfContent(png)
    expect(await here.library.localStore.takeFile(id)).toEqual({
      mediaType: 'image/png',
      content: new Uint8Array(png),
    })
    expect(await here.library.localStore.takeFile(fileIdOfContent(aPng(9, 9)))).toBeNull()
  })

  it('fails as a save does where the library is closed', async () => {
    here.database.close()
    await expect(here.library.keepFile(blobOf(png), 'logo.png')).rejects.toMatchObject({
      name: 'LibraryFailure',
      reason: 'closed',
    })
  })
})

describe('a file that nothing names any more', () => {
  const opened = Date.parse('2026-03-02T10:00:00.000Z')
  const daysOn = (milliseconds: number) => new Date(opened + milliseconds)
  const logo = pictureOf(png, { width: 3, height: 2 })

  beforeEach(async () => {
    await here.library.keepFile(blobOf(png), 'logo.png')
  })

  it('is kept for thirty days, and forgotten then', async () => {
    expect(await forgetUnnamedFiles(here.database, daysOn(keptUnnamed - day))).toBe(0)
    expect(await forgetUnnamedFiles(here.database, daysOn(keptUnnamed + day))).toBe(1)
    expect(await here.library.readFile(logo.file)).toBeNull()
  })

  it('begins anew when it is given again', async () => {
    here.advance(20 * day)
    await here.library.keepFile(blobOf(png), 'logo.png')
    expect(await forgetUnnamedFiles(here.database, daysOn(keptUnnamed + day))).toBe(0)
  })

  it.each(['logo', 'body'])('is kept as long as unsent words name it in the %s', async field => {
    const id = await here.library.createDraft('news')
    const body = `<p><img src="${fileAddress(logo.file)}" alt="Arms"></p>`
    await here.library.saveDraft(id, field === 'logo' ? { logo } : { body })
    expect(await forgetUnnamedFiles(here.database, daysOn(keptUnnamed + day))).toBe(0)
  })

  it('is kept as long as a stored item names it', async () => {
    await here.pulled({ fields: { headline: 'With a logo', logo } })
    expect(await forgetUnnamedFiles(here.database, daysOn(keptUnnamed + day))).toBe(0)
  })

  it('is kept when its words have been sent', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { logo })
    await here.library.localStore.acknowledge([applied(await here.onlyTaken(), 1)])
    expect(await forgetUnnamedFiles(here.database, daysOn(keptUnnamed + day))).toBe(0)
  })
})

describe('a file of an item that was written elsewhere', () => {
  const id = fileIdOfContent(png)
  type Answer = CallOutput<'service.file'>
  const found: Answer = {
    kind: 'answer',
    value: { mediaType: 'image/png', content: new Uint8Array(png) },
  }

  function fetcherThat(answer: (id: FileId) => Promise<Answer>) {
    return createFileFetcher({
      database: here.database,
      now: () => new Date(Instant.parse('2026-03-02T10:00:00.000Z')),
      ask: answer,
    })
  }

  it('is fetched once for all who ask, and kept', async () => {
    let asked = 0
    const fetchFile = fetcherThat(async () => {
      asked += 1
      return found
    })
    expect(await Promise.all([fetchFile(id), fetchFile(id)])).toEqual(['kept', 'kept'])
    expect(asked).toBe(1)
    expect((await here.library.readFile(id))?.size).toBe(png.length)
  })

  it('is asked for again after a failure', async () => {
    const answers: Answer[] = [{ kind: 'no_answer', failure: 'unreachable' }, found]
    const fetchFile = fetcherThat(async () => answers.shift() ?? found)
    expect(await fetchFile(id)).toBe('unreachable')
    expect(await fetchFile(id)).toBe('kept')
  })

  it.each<[string, Answer]>([
    ['the service has none', { kind: 'refused' }],
    [
      'it is not what its address says',
      { kind: 'answer', value: { mediaType: 'image/png', content: new Uint8Array(aPng(8, 8)) } },
    ],
  ])('is not there where %s', async (_what, answer) => {
    expect(await fetcherThat(async () => answer)(id)).toBe('not_there')
    expect(await here.database.files.count()).toBe(0)
  })

  it('is out of reach where the main process cannot be asked', async () => {
    expect(await fetcherThat(() => Promise.reject(new Error('Gone')))(id)).toBe('unreachable')
  })
})
