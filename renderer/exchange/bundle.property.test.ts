import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ItemId } from '#shared/content/identity.ts'
import { ItemType } from '#shared/content/item-type.ts'
import { filesNamedBy } from '#shared/content/kept-file.ts'
import type { BundledItem } from '#shared/exchange/bundle.ts'
import { anyFields, someFiles } from '../../tests/support/any-fields.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { readFile } from './read-file.ts'
import { writeBundle } from './write-bundle.ts'

const anItem = fc.constantFrom(...ItemType.options).chain(type =>
  fc.record({
    id: fc.uuid().map(id => ItemId.parse(id)),
    type: fc.constant(type),
    fields: anyFields(type),
  }),
)

function bundleOf(items: readonly BundledItem[]) {
  const named = new Set(items.flatMap(item => filesNamedBy(item.fields)))
  return writeBundle(
    items,
    someFiles.filter(({ file }) => named.has(file)),
  )
}

it('any items, bundled and read again, are equal, with every file that they name', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anItem, { minLength: 1, maxLength: 3 }), async items => {
      const outcome = await readFile(await bundleOf(items), 'a.osor.zip')
      if (outcome.kind !== 'bundle') throw new Error(JSON.stringify(outcome))
      expect(outcome.bundle.items).toEqual(items)
      for (const { file, bytes } of outcome.bundle.files) {
        expect(bytes).toEqual(someFiles.find(each => each.file === file)?.bytes)
      }
      const named = new Set(items.flatMap(item => filesNamedBy(item.fields)))
      expect(new Set(outcome.bundle.files.map(({ file }) => file))).toEqual(named)
    }),
    { seed: printedSeed('bundle: round trip'), numRuns: 60 },
  )
})

it('a bundle in which any one byte was changed is refused, or is still equal', async () => {
  const fields = { headline: 'Words', body: '<p>Words and <strong>more</strong>.</p>' }
  const items: readonly BundledItem[] = [{ id: ItemId.parse(randomUUID()), type: 'news', fields }]
  const whole = await bundleOf(items)
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = whole.slice()
      changed[at] = (changed[at] ?? 0) ^ by
      const outcome = await readFile(changed, 'a.osor.zip')
      if (outcome.kind === 'bundle') expect(outcome.bundle.items).toEqual(items)
      else expect(outcome.kind).toBe('refused')
    }),
    { seed: printedSeed('bundle: changed bytes'), numRuns: 200 },
  )
})

describe('a bundle that somebody has changed', () => {
  const [picture] = someFiles

  async function parts(fields = {}): Promise<Record<string, Uint8Array>> {
    const id = ItemId.parse(randomUUID())
    const body = `<p>Words.</p><img src="/files/${picture?.file}" alt="">`
    return unzipSync(await bundleOf([{ id, type: 'news', fields: { headline: 'Words', body, ...fields } }]))
  }

  /** With contents changed and their digest made anew, as somebody does who means it. */
  async function forged(change: (json: string) => string): Promise<Uint8Array<ArrayBuffer>> {
    const all = await parts()
    const contents = strToU8(change(strFromU8(all['bundle.json'] ?? new Uint8Array())))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(contents)))
    const hex = strToU8(Buffer.from(digest).toString('hex'))
    return zipSync({ ...all, 'bundle.json': contents, 'bundle.sha256': hex })
  }

  async function refusalOf(bytes: Uint8Array<ArrayBuffer>) {
    const outcome = await readFile(bytes, 'a.osor.zip')
    return outcome.kind === 'refused' ? outcome.refusal : outcome.kind
  }

  it('is refused where its contents are others than its digest says', async () => {
    const all = await parts()
    const contents = strToU8(strFromU8(all['bundle.json'] ?? new Uint8Array()).replace('Words', 'Other'))
    expect(await refusalOf(zipSync({ ...all, 'bundle.json': contents }))).toEqual({
      reason: 'bundle_damaged',
      part: 'contents',
    })
  })

  it.each([
    ['an unknown field', (json: string) => json.replace('"headline"', '"unknown"'), 'items'],
    ['a script', (json: string) => json.replace('<p>Words.</p>', '<script>a()</script>'), 'html'],
    ['a file under another name', (json: string) => json.replace(/[0-9a-f]{64}/g, 'f'.repeat(64)), 'files'],
    ['a file of another type', (json: string) => json.replace('image/png', 'image/gif'), 'files'],
    [
      'a file that is not listed',
      (json: string) => json.replace(/"files": \[[^\]]*\]/, '"files": []'),
      'files',
    ],
  ])('is refused for %s', async (_, change, part) => {
    expect(await refusalOf(await forged(change))).toEqual({ reason: 'bundle_damaged', part })
  })

  it('is refused for an entry more', async () => {
    const all = await parts()
    expect(await refusalOf(zipSync({ ...all, '../../evil.txt': strToU8('a') }))).toEqual({
      reason: 'bundle_damaged',
      part: 'files',
    })
  })

  it('is refused for a file with other content', async () => {
    const all = await parts()
    const name = `files/${picture?.file}`
    const other = new Uint8Array(all[name] ?? new Uint8Array())
    other[20] = 1
    expect(await refusalOf(zipSync({ ...all, [name]: other }))).toEqual({
      reason: 'bundle_damaged',
      part: 'files',
    })
  })

  it('says so where a later desk has made it', async () => {
    expect(await refusalOf(await forged(json => json.replace('"version": 1', '"version": 2')))).toEqual({
      reason: 'bundle_newer',
    })
  })

  it('is told from other archives', async () => {
    expect(await refusalOf(zipSync({ 'bundle.json': strToU8('{}') }))).toEqual({
      reason: 'bundle_damaged',
      part: 'contents',
    })
  })
})
