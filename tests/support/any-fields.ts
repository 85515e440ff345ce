import fc from 'fast-check'
import type { FieldSpec } from '#shared/content/field.ts'
import { type FieldValue, ownerTypes } from '#shared/content/field-value.ts'
import { contentType, type ItemFields, type ItemType } from '#shared/content/item-type.ts'
import { type FileId, fileAddress } from '#shared/content/kept-file.ts'
import { writeHtml } from '#shared/exchange/write-html.ts'
import { aPdf, aPng, fileIdOfContent } from './a-file.ts'
import { aText } from './a-text.ts'

/** A file as the library keeps it. */
export interface AFile {
  readonly file: FileId
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

function fileOf(content: Buffer, mediaType: string): AFile {
  const bytes = new Uint8Array(content)
  return { file: fileIdOfContent(content), mediaType, bytes }
}

/** Two pictures and a PDF. */
export const someFiles: readonly AFile[] = [
  fileOf(aPng(4, 3, 10), 'image/png'),
  fileOf(aPng(5, 4, 200), 'image/png'),
  fileOf(aPdf(), 'application/pdf'),
]

const words = fc.string({ unit: 'grapheme', maxLength: 20 })
const url = fc.webUrl()
const aFile = fc.constantFrom(...someFiles)
const kept = fc
  .record({ given: aFile, name: fc.constantFrom('a.png', 'Bericht (2).pdf') })
  .map(({ given, name }) => ({
    file: given.file,
    name,
    mediaType: given.mediaType,
    bytes: given.bytes.length,
  }))
const html = fc.oneof(
  aText.map(writeHtml),
  fc.constantFrom(
    '',
    '<p>sloppy<li>html',
    `<p><img src="${fileAddress(fileOf(aPng(4, 3, 10), '').file)}" alt=""></p>`,
  ),
)

function anyValue(spec: FieldSpec): fc.Arbitrary<FieldValue> {
  switch (spec.kind) {
    case 'text':
    case 'term':
    case 'choice':
    case 'date':
      return words
    case 'html':
      return html
    case 'url':
      return url
    case 'zoned-date-time':
      return fc.record({
        local: fc.constantFrom('2026-12-08T10:00', '2027-03-28T02:30'),
        zone: fc.constantFrom('Europe/Brussels', 'UTC'),
      })
    case 'choices':
    case 'terms':
    case 'texts':
    case 'urls':
    case 'emails':
      return fc.array(words, { maxLength: 3 })
    case 'links':
      return fc.array(fc.record({ title: words, url }), { maxLength: 2 })
    case 'contacts':
      return fc.array(fc.record({ name: words, email: fc.emailAddress() }), { maxLength: 2 })
    case 'owner':
      return fc.record({ name: words, type: fc.constantFrom(...ownerTypes) })
    case 'items':
      return fc.array(fc.uuid(), { maxLength: 2 })
    case 'image':
      return kept.chain(file =>
        fc.record({ ...constants(file), width: fc.constant(4), height: fc.constant(3), alt: words }),
      )
    case 'attachments':
      return fc.array(
        kept.chain(file => fc.record({ ...constants(file), description: words })),
        { maxLength: 2 },
      )
    case 'files':
      return fc.array(
        fc.oneof(
          kept.chain(file => fc.record({ ...constants(file), description: words })),
          fc.record({ url, description: words }),
        ),
        { maxLength: 2 },
      )
  }
}

function constants(file: { file: FileId; name: string; mediaType: string; bytes: number }) {
  return {
    file: fc.constant(file.file),
    name: fc.constant(file.name),
    mediaType: fc.constant(file.mediaType),
    bytes: fc.constant(file.bytes),
  }
}

/** Fields of an item of a type, each with or without a value. */
export function anyFields(type: ItemType): fc.Arbitrary<ItemFields> {
  const fields = contentType(type).fields.map(spec =>
    fc.option(
      anyValue(spec).map(value => [[spec.name, value]] as const),
      { nil: [] },
    ),
  )
  return fc.tuple(...fields).map(given => Object.fromEntries(given.flat()))
}
