import { strFromU8 } from 'fflate'
import { disallowedHtml } from '#shared/content/allowed-html.ts'
import { judgeFile } from '#shared/content/file-checks.ts'
import { contentType, fieldsSchema } from '#shared/content/item-type.ts'
import { type FileId, filesNamedBy } from '#shared/content/kept-file.ts'
import { BundleContents, type BundledItem, BundleHead, bundleVersion } from '#shared/exchange/bundle.ts'
import type { ImportRefusal } from '#shared/exchange/import-report.ts'
import type { Archive } from './archive.ts'
import { digestOf } from './digest.ts'

export const bundleEntry = 'bundle.json'
export const bundleDigestEntry = 'bundle.sha256'
/** The entry in which a file stands. */
export function fileEntry(id: FileId): string {
  return `files/${id}`
}

/** Of everything that is on a computer: pages and data for people, beside the items that can be imported. */
export const pagesFolder = 'read/'
export const dataFolder = 'data/'
export const startPage = 'index.html'

/** Whether an entry is there to be read by people: an import leaves it alone. */
function isForPeople(name: string): boolean {
  return name === startPage || name.startsWith(pagesFolder) || name.startsWith(dataFolder)
}

/** A bundle that has been read and found whole. */
export interface BundleContent {
  readonly items: readonly BundledItem[]
  readonly files: readonly { readonly file: FileId; readonly bytes: Uint8Array<ArrayBuffer> }[]
}

export class BundleProblem extends Error {
  override readonly name = 'BundleProblem'
  readonly refusal: ImportRefusal

  constructor(refusal: ImportRefusal) {
    super(`The bundle is not to be taken: ${refusal.reason}`)
    this.refusal = refusal
  }
}

function damaged(part: 'contents' | 'items' | 'files' | 'html'): BundleProblem {
  return new BundleProblem({ reason: 'bundle_damaged', part })
}

async function contentsOf(archive: Archive): Promise<BundleContents> {
  const written = archive.read(bundleEntry)
  const digest = archive.read(bundleDigestEntry)
  if (written === undefined) throw damaged('contents')
  let contents: unknown
  try {
    contents = JSON.parse(strFromU8(written))
  } catch {
    throw damaged('contents')
  }
  const head = BundleHead.safeParse(contents)
  if (!head.success) throw damaged('contents')
  if (head.data.version > bundleVersion) throw new BundleProblem({ reason: 'bundle_newer' })
  if (digest === undefined || strFromU8(digest).trim() !== (await digestOf(written)))
    throw damaged('contents')
  const parsed = BundleContents.safeParse(contents)
  if (!parsed.success) throw damaged('items')
  return parsed.data
}

/** What an import would find wrong with an item; null: nothing. */
export function problemWithItem({
  type,
  fields,
}: Pick<BundledItem, 'type' | 'fields'>): 'items' | 'html' | null {
  if (!fieldsSchema(type).safeParse(fields).success) return 'items'
  const isDisallowed = contentType(type).fields.some(({ name, kind }) => {
    const value = fields[name]
    return kind === 'html' && typeof value === 'string' && disallowedHtml(value).length > 0
  })
  return isDisallowed ? 'html' : null
}

function checkItem(item: BundledItem): void {
  const problem = problemWithItem(item)
  if (problem) throw damaged(problem)
}

/**
 * Reads a bundle and holds it against itself: the contents against their digest, items against the fields of their
 * type, HTML against what a body may hold, each file against its name and its type. Throws `BundleProblem`.
 */
export async function readBundle(archive: Archive): Promise<BundleContent> {
  const { items, files: listed } = await contentsOf(archive)
  for (const item of items) checkItem(item)
  const expected = [bundleEntry, bundleDigestEntry, ...listed.map(({ file }) => fileEntry(file))]
  const names = archive.names.filter(name => !isForPeople(name))
  if (expected.toSorted().join() !== names.toSorted().join()) throw damaged('files')
  const files = await Promise.all(
    listed.map(async ({ file, mediaType, bytes: length }) => {
      const bytes = archive.read(fileEntry(file))
      if (bytes?.byteLength !== length || (await digestOf(bytes)) !== file) throw damaged('files')
      const verdict = judgeFile(bytes, file)
      if (verdict.kind === 'refused' || verdict.facts.mediaType !== mediaType) throw damaged('files')
      return { file, bytes }
    }),
  )
  const here = new Set(listed.map(({ file }) => file))
  const named = items.flatMap(({ fields }) => filesNamedBy(fields))
  if (named.some(file => !here.has(file))) throw damaged('files')
  return { items, files }
}
