import { strFromU8 } from 'fflate'
import type { ImportFormat, ImportRefusal } from '#shared/exchange/import-report.ts'
import { type FoundText, type ImportedText, importedText } from '#shared/exchange/imported-text.ts'
import { type Archive, ArchiveProblem, openArchive } from './archive.ts'
import { importRefusalBySize } from './import-bounds.ts'
import { type BundleContent, BundleProblem, bundleEntry, readBundle } from './read-bundle.ts'
import { readDocx } from './read-docx.ts'
import { readOdt } from './read-odt.ts'
import { readHtmlFile, readMarkdownFile } from './read-text-file.ts'

/** What came out of reading a file. */
export type ReadFileOutcome =
  | { readonly kind: 'text'; readonly text: ImportedText }
  | { readonly kind: 'bundle'; readonly bundle: BundleContent }
  | { readonly kind: 'refused'; readonly refusal: ImportRefusal }

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

const archiveStart = [0x50, 0x4b]
/** The container of Microsoft's older formats, and of documents under a password. */
const compoundStart = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** Whether a word stands in bytes with two of them to a letter, as names in a compound file do. */
function holdsWideWord(bytes: Uint8Array, word: string): boolean {
  const wide = [...word].flatMap(letter => [letter.charCodeAt(0), 0])
  const [first = 0] = wide
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wide.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

function refusalOfCompound(bytes: Uint8Array): ImportRefusal {
  if (holdsWideWord(bytes, 'EncryptedPackage')) return { reason: 'password' }
  return { reason: holdsWideWord(bytes, 'WordDocument') ? 'old_word' : 'not_supported' }
}

/** Letters only, as far as can be told from the beginning; UTF-16 begins with its mark. */
function isText(bytes: Uint8Array): boolean {
  const isMarked = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])
  return isMarked || !bytes.subarray(0, 8192).includes(0)
}

function isHtml(bytes: Uint8Array, name: string): boolean {
  if (/\.(?:html?|xhtml)$/i.test(name)) return true
  if (/\.(?:md|markdown|mdown|txt)$/i.test(name)) return false
  return /^\s*(?:<!doctype html|<html|<body|<head)/i.test(strFromU8(bytes.subarray(0, 512)))
}

function formatOfArchive(archive: Archive): 'docx' | 'odt' | 'bundle' | null {
  const part = (name: string) => strFromU8(archive.read(name) ?? new Uint8Array())
  if (archive.names.includes(bundleEntry)) return 'bundle'
  if (/^application\/vnd\.oasis\.opendocument\.text(?:-template)?\s*$/.test(part('mimetype'))) return 'odt'
  return part('[Content_Types].xml').includes('wordprocessingml') ? 'docx' : null
}

const problems = { damaged: 'damaged', bomb: 'bomb', encrypted: 'password' } as const

async function readArchive(bytes: Uint8Array, name: string): Promise<ReadFileOutcome> {
  const archive = openArchive(bytes)
  switch (formatOfArchive(archive)) {
    case 'docx':
      return asText('docx', name, await readDocx(archive))
    case 'odt':
      return asText('odt', name, readOdt(archive))
    case 'bundle':
      return { kind: 'bundle', bundle: await readBundle(archive) }
    case null:
      return refused({ reason: 'other_archive' })
  }
}

function refused(refusal: ImportRefusal): ReadFileOutcome {
  return { kind: 'refused', refusal }
}

function asText(format: ImportFormat, name: string, found: FoundText): ReadFileOutcome {
  if (found.blocks.length === 0) return refused({ reason: 'no_text' })
  return { kind: 'text', text: importedText(format, name, found) }
}

/** Reads a file by what is in it; its name only helps to tell HTML from Markdown. Never rejects. */
export async function readFile(bytes: Uint8Array, name: string): Promise<ReadFileOutcome> {
  const tooMuch = importRefusalBySize(bytes.byteLength)
  if (tooMuch) return refused(tooMuch)
  try {
    if (startsWith(bytes, archiveStart)) return await readArchive(bytes, name)
    if (startsWith(bytes, compoundStart)) return refused(refusalOfCompound(bytes))
    if (/\.(?:docx|odt|zip)$/i.test(name)) return refused({ reason: 'damaged' })
    if (
      !isText(bytes) ||
      startsWith(bytes, [0x25, 0x50, 0x44, 0x46]) ||
      startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74])
    ) {
      return refused({ reason: 'not_supported' })
    }
    return isHtml(bytes, name)
      ? asText('html', name, readHtmlFile(bytes))
      : asText('markdown', name, readMarkdownFile(bytes))
  } catch (error) {
    if (error instanceof ArchiveProblem) return refused({ reason: problems[error.reason] })
    if (error instanceof BundleProblem) return refused(error.refusal)
    // Parsers throw for documents that are not what they promise to be.
    return refused({ reason: 'damaged' })
  }
}
