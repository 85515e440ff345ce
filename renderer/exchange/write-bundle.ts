import { strToU8, type Zippable, zipSync } from 'fflate'
import type { FileId } from '#shared/content/kept-file.ts'
import { type BundleContents, type BundledItem, bundleVersion } from '#shared/exchange/bundle.ts'
import { digestOf } from './digest.ts'
import { bundleDigestEntry, bundleEntry, fileEntry } from './read-bundle.ts'
import { anyDay } from './zip-writer.ts'

/** A file that goes into a bundle. */
export interface FileToBundle {
  readonly file: FileId
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The entries that make an archive a bundle, beside its files. */
export async function contentsEntries(
  items: readonly BundledItem[],
  files: BundleContents['files'],
): Promise<Readonly<Record<string, Uint8Array<ArrayBuffer>>>> {
  const contents: BundleContents = { format: 'osor-bundle', version: bundleVersion, items: [...items], files }
  const written = new Uint8Array(strToU8(`${JSON.stringify(contents, null, 2)}\n`))
  return { [bundleEntry]: written, [bundleDigestEntry]: strToU8(`${await digestOf(written)}\n`) }
}

/** Items and every file that they name as a bundle. Pictures are packed already and are stored as they are. */
export async function writeBundle(
  items: readonly BundledItem[],
  files: readonly FileToBundle[],
): Promise<Uint8Array<ArrayBuffer>> {
  const listed = files.map(({ file, mediaType, bytes }) => ({ file, mediaType, bytes: bytes.byteLength }))
  const entries: Zippable = await contentsEntries(items, listed)
  for (const { file, bytes } of files) entries[fileEntry(file)] = [bytes, { level: 0 }]
  return zipSync(entries, { level: 6, mtime: anyDay })
}
