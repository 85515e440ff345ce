import { describe, expect, it } from 'vitest'
import { checks } from '../../messages/en/checks.ts'
import { smallestBanner } from '../file-limits.ts'
import { FileId } from '../kept-file.ts'
import { checkFields } from './check-fields.ts'
import { checkAttachment, checkDocumentFile, checkPicture } from './file-rules.ts'

const picture = {
  file: FileId.parse('a'.repeat(64)),
  name: 'arms.png',
  mediaType: 'image/png',
  bytes: 1_000,
  width: 600,
  height: 400,
  alt: 'The arms of the city',
}
const attachment = { ...picture, name: 'minutes.pdf', mediaType: 'application/pdf', description: 'Minutes' }
const limit = { maxBytes: 1_000 }

describe('a picture in a field', () => {
  it('is fine within its limits and with alternative text', () => {
    expect(checkPicture(limit, picture)).toEqual([])
  })

  it('is told every rule that it breaks', () => {
    const broken = { ...picture, bytes: 1_001, mediaType: 'image/webp', alt: ' ' }
    expect(checkPicture({ ...limit, ...smallestBanner }, broken)).toEqual([
      { rule: 'not_a_picture', value: 'arms.png' },
      { rule: 'file_too_large', value: 'arms.png', bytes: 1_001, limit: 1_000 },
      { rule: 'picture_too_small', width: 600, height: 400, minWidth: 2_400, minHeight: 345 },
      { rule: 'alt_missing' },
    ])
  })

  it('may be exactly as small as it may be, and no side may be smaller', () => {
    const rules = (width: number, height: number) =>
      checkPicture({ ...limit, ...smallestBanner }, { ...picture, width, height }).map(({ rule }) => rule)
    expect(rules(2_400, 345)).toEqual([])
    expect(rules(2_399, 345)).toEqual(['picture_too_small'])
    expect(rules(2_400, 344)).toEqual(['picture_too_small'])
  })
})

describe('an attachment', () => {
  it('needs a description and keeps its limit', () => {
    expect(checkAttachment(limit, attachment)).toEqual([])
    expect(checkAttachment(limit, { ...attachment, bytes: 1_001, description: '' })).toEqual([
      { rule: 'file_too_large', value: 'minutes.pdf', bytes: 1_001, limit: 1_000 },
      { rule: 'file_without_description', value: 'minutes.pdf' },
    ])
  })
})

describe('a document’s file', () => {
  it('is one that is kept, or an address of the web, and needs no description', () => {
    expect(checkDocumentFile(limit, { ...attachment, description: '' })).toEqual([])
    expect(checkDocumentFile(limit, { url: 'https://example.eu/a.pdf', description: '' })).toEqual([])
    expect(checkDocumentFile(limit, { url: 'a.pdf', description: '' })).toEqual([
      { rule: 'not_a_url', value: 'a.pdf' },
    ])
  })
})

describe('what is wrong with files', () => {
  /** The sentences about one field of an otherwise empty item. */
  function sentences(type: 'news' | 'solution' | 'document', fields: Parameters<typeof checkFields>[1]) {
    const names = Object.keys(fields)
    return checkFields(type, fields)
      .filter(finding => names.includes(finding.field))
      .map(finding => checks.sentence({ finding }))
  }

  it('is said in sentences, with both numbers', () => {
    expect(sentences('news', { logo: { ...picture, bytes: 6 * 1024 * 1024, alt: '' } })).toEqual([
      'Logo – “arms.png” is too large: it has 6 MB, and at most 5 MB are accepted.',
      'Logo has no alternative text: say what it shows.',
    ])
    expect(sentences('solution', { banner: { ...picture, width: 2_000 } })).toEqual([
      'Banner is too small: 2,000 × 400 pixels, and at least 2,400 × 345 pixels are needed.',
    ])
    expect(sentences('news', { attachments: [{ ...attachment, description: '' }] })).toEqual([
      'Attachments – “minutes.pdf” has no description.',
    ])
  })

  it('tells a size from its limit where they would read the same', () => {
    expect(sentences('document', { files: [{ ...attachment, bytes: 8 * 1024 * 1024 + 1 }] })).toEqual([
      'Files – “minutes.pdf” is too large: it has 8,388,609 bytes, and at most 8,388,608 bytes are accepted.',
    ])
  })
})
