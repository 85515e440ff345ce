import { strFromU8 } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileAddress } from '#shared/content/kept-file.ts'
import { en } from '#shared/messages/en.ts'
import { aPng, fileIdOfContent } from '../../../tests/support/a-file.ts'
import { aJournal } from '../../../tests/support/a-journal.ts'
import { aLibrary, type TestLibrary } from '../../../tests/support/a-library.ts'
import { newsFields } from '../../../tests/support/an-item.ts'
import { type Archive, documentBounds, openArchive } from '../../exchange/archive.ts'
import { readBundle } from '../../exchange/read-bundle.ts'
import { type Everything, everythingIn, everythingInJournal } from '../../library/everything.ts'
import { readUnsent } from '../../library/unsent-records.ts'
import { exportEverything } from './export-everything.ts'

let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})
afterEach(() => here.end())

const png = aPng(3, 2)

interface Made {
  readonly archive: Archive
  readonly told: Awaited<ReturnType<typeof exportEverything>>
  readonly progress: readonly { readonly done: number; readonly all: number }[]
}

async function exported(everything?: Everything): Promise<Made> {
  const parts: Uint8Array[] = []
  const progress: { done: number; all: number }[] = []
  const told = await exportEverything({
    everything: everything ?? (await everythingIn(here.database)),
    text: en,
    now: () => new Date('2026-03-02T10:00:00.000Z'),
    write: async bytes => {
      parts.push(bytes)
    },
    pause: async () => undefined,
    onProgress: each => progress.push(each),
    signal: new AbortController().signal,
  })
  return { archive: openArchive(new Uint8Array(Buffer.concat(parts)), documentBounds), told, progress }
}

function textIn(archive: Archive, name: string): string {
  const content = archive.read(name)
  if (!content) throw new Error(`There is no ${name}; there are ${archive.names.join()}`)
  return strFromU8(content)
}

describe('the export of everything', () => {
  it('holds what is sent and what is not, older versions, deleted drafts and files, to be read', async () => {
    await here.pull({ fields: newsFields({ headline: 'From the service' }) })
    await here.library.keepFile(new Blob([new Uint8Array(png)]), 'map.png')
    const body = `<p>Unsent</p><img src="${fileAddress(fileIdOfContent(png))}" alt="A map">`
    const id = await here.library.createDraft(
      'news',
      newsFields({ headline: 'Of today', body: '<p>Older</p>' }),
    )
    await here.library.history.keep(id, 'pause')
    await here.library.saveDraft(id, { body })
    const deleted = await here.library.createDraft('news', newsFields({ headline: 'Thrown away' }))
    await here.library.deleteDraft(deleted)
    const { archive, told } = await exported()
    expect(told).toEqual({ items: 3, files: 1, onlyToRead: 0, unreadable: 0, withoutRoom: 0 })
    const page = textIn(archive, 'read/items-001.html')
    for (const words of ['From the service', 'Of today', '<p>Unsent</p>', '<p>Older</p>', 'Thrown away'])
      expect(page).toContain(words)
    expect(page).toContain(`src="../files/${fileIdOfContent(png)}"`)
    expect(page).not.toContain('<script')
    expect(textIn(archive, 'index.html')).toContain(`read/items-001.html#${id}`)
    const data = JSON.parse(textIn(archive, 'data/items-001.json'))
    expect(data[0]).toMatchObject({ id, kind: 'item', unsent: { entries: [{ stage: 'written' }] } })
  })

  it('is a bundle that can be imported: every item as it stands, with its files', async () => {
    await here.library.keepFile(new Blob([new Uint8Array(png)]), 'map.png')
    const body = `<p>Unsent</p><img src="${fileAddress(fileIdOfContent(png))}" alt="A map">`
    const id = await here.library.createDraft('news', newsFields({ body }))
    const { archive } = await exported()
    const bundle = await readBundle(archive)
    expect(bundle.items).toEqual([{ id, type: 'news', fields: newsFields({ body }) }])
    expect(bundle.files.map(({ file }) => file)).toEqual([fileIdOfContent(png)])
  })

  it('leaves what an import would refuse to be read only, and says how much that is', async () => {
    const missing = fileIdOfContent(Buffer.from('not here'))
    const body = `<p>a</p><img src="${fileAddress(missing)}" alt="A map">`
    await here.library.createDraft('news', newsFields({ body }))
    const id = await here.library.createDraft('news', newsFields())
    const { archive, told } = await exported()
    expect(told).toMatchObject({ items: 2, onlyToRead: 1 })
    expect((await readBundle(archive)).items.map(item => item.id)).toEqual([id])
  })

  it('tells how far it is, page after page', async () => {
    const items = Array.from({ length: 120 }, (_, index) => ({
      type: 'news' as const,
      fields: newsFields({ headline: `Item ${index}` }),
    }))
    await here.library.createDrafts(items)
    const { archive, progress } = await exported()
    expect(progress.map(({ done }) => done)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1))
    expect(progress.every(({ all }) => all === 120)).toBe(true)
    expect(archive.names.filter(name => name.startsWith('read/'))).toHaveLength(3)
    expect((await readBundle(archive)).items).toHaveLength(120)
  })

  it('ends when it is stopped, and when a part cannot be written', async () => {
    await here.library.createDrafts([
      { type: 'news', fields: newsFields() },
      { type: 'news', fields: newsFields() },
    ])
    const controller = new AbortController()
    const parts = {
      everything: await everythingIn(here.database),
      text: en,
      now: () => new Date(),
      write: async () => undefined,
      pause: async () => undefined,
      onProgress: () => controller.abort(),
      signal: controller.signal,
    }
    await expect(exportEverything(parts)).rejects.toMatchObject({ name: 'AbortError' })
    const full = async () => {
      throw new Error('There is no room')
    }
    const going = { ...parts, write: full, onProgress: () => undefined, signal: new AbortController().signal }
    await expect(exportEverything(going)).rejects.toThrow('There is no room')
  })

  it('is made from the second copy where the library cannot be opened, with words that it never stored', async () => {
    const journal = await aJournal()
    const id = await here.library.createDraft('news', newsFields({ headline: 'Stored' }))
    const [told] = await readUnsent(here.database, [id], null)
    const words = { at: '2026-03-02T10:00:00.000Z', fields: { headline: 'Never stored' }, read: null }
    await journal.port.note([
      { item: id, about: 'unsent', text: JSON.stringify(told?.records) },
      { item: id, about: 'words', text: JSON.stringify(words) },
    ])
    const { archive } = await exported(await everythingInJournal(journal.port))
    expect((await readBundle(archive)).items[0]?.fields['headline']).toBe('Never stored')
    await journal.end()
  })
})
