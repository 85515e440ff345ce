import { describe, expect, it } from 'vitest'
import { FileId, fileAddress, fileIdOf, filesNamedBy } from './kept-file.ts'

const [one, other, third] = ['a', 'b', 'c'].map(letter => FileId.parse(letter.repeat(64)))
if (!one || !other || !third) throw new Error('three files are needed')

function kept(file: FileId) {
  return { file, name: 'x.png', mediaType: 'image/png', bytes: 1 }
}

describe('the address of a file', () => {
  it('leads back to the file', () => {
    expect(fileIdOf(fileAddress(one))).toBe(one)
  })

  it.each([
    'https://example.eu/files/x',
    `/files/${'A'.repeat(64)}`,
    `/files/${'a'.repeat(63)}`,
    `/files/${'a'.repeat(64)}/x`,
    `//files/${'a'.repeat(64)}`,
    '',
  ])('is no other address: %s', address => {
    expect(fileIdOf(address)).toBeNull()
  })
})

describe('the files that fields name', () => {
  it('are pictures, attachments, files and what stands in the running text, each once', () => {
    const fields = {
      headline: 'Words',
      logo: { ...kept(one), width: 1, height: 1, alt: '' },
      attachments: [
        { ...kept(other), description: 'x' },
        { ...kept(one), description: 'y' },
      ],
      files: [{ url: 'https://example.eu/a.pdf', description: '' }],
      body: `<p><img src="${fileAddress(third)}"> <A HREF='${fileAddress(other)}'>x</A></p>`,
      topics: ['legal'],
    }
    expect(filesNamedBy(fields)).toEqual([one, other, third])
  })

  it('are not named by words that only look like an address', () => {
    const fields = {
      headline: `See ${fileAddress(one)}`,
      body: `<p>${fileAddress(one)} &lt;img src="${fileAddress(one)}"&gt;</p><p title="${fileAddress(one)}">x</p>`,
      source_urls: [`https://example.eu${fileAddress(one)}`],
    }
    expect(filesNamedBy(fields)).toEqual([])
  })

  it('are none where a field was emptied', () => {
    expect(filesNamedBy({ logo: null, body: null })).toEqual([])
  })
})
