import { describe, expect, it } from 'vitest'
import { licenceOf, licences } from './licences.ts'

describe('the list of licences', () => {
  it('begins with the licence of the Union, the newest first', () => {
    expect(licences.slice(0, 3).map(licence => licence.id)).toEqual(['EUPL-1.2', 'EUPL-1.1', 'EUPL-1.0'])
  })

  it('holds the whole SPDX list, each licence once', () => {
    expect(licences.length).toBeGreaterThan(600)
    expect(new Set(licences.map(licence => licence.id)).size).toBe(licences.length)
  })

  it('tells which licences are approved by the Open Source Initiative', () => {
    expect(licenceOf('MIT')).toMatchObject({ name: 'MIT License', isOsiApproved: true })
    expect(licenceOf('CC-BY-NC-4.0')).toMatchObject({ isOsiApproved: false })
  })

  it('marks what SPDX has given up, which stands last', () => {
    expect(licenceOf('GPL-3.0')).toMatchObject({ isDeprecated: true })
    expect(licenceOf('GPL-3.0-only')).toMatchObject({ isDeprecated: false })
    expect(licences.at(-1)?.isDeprecated).toBe(true)
  })

  it('knows every identifier that it marks as given up', () => {
    expect(licences.filter(licence => licence.isDeprecated)).toHaveLength(32)
  })

  it('has nothing for an identifier that is none', () => {
    expect(licenceOf('My licence')).toBeUndefined()
  })
})
