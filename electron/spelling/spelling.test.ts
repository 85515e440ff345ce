import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SpellingState } from '#shared/ipc/spelling.ts'
import type { SpellChecker } from './spell-checker.ts'
import { createSpelling } from './spelling.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osor-spelling-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function aSpelling(hasChecker = true) {
  const checked: (string | null)[] = []
  const forgotten: string[] = []
  const told: SpellingState[] = []
  let tellDictionary: (dictionary: string, isThere: boolean) => void = () => undefined
  const checker: SpellChecker = {
    source: 'dictionaries.example',
    dictionaries: () => ['en-GB', 'fr'],
    check: dictionary => checked.push(dictionary),
    forget: async dictionary => void forgotten.push(dictionary),
    onDictionary: listener => {
      tellDictionary = listener
    },
  }
  const path = join(folder, 'spelling.json')
  const spelling = createSpelling({
    checker: hasChecker ? checker : null,
    path,
    onChange: state => told.push(state),
  })
  return {
    spelling,
    checked,
    forgotten,
    told,
    path,
    tell: (...args: [string, boolean]) => tellDictionary(...args),
  }
}

describe('checking the spelling', () => {
  it('uses no dictionary before the person has agreed to it', async () => {
    const { spelling, checked } = aSpelling()
    await spelling.resume()
    spelling.use('en-GB')
    spelling.use('fr')
    expect(checked).toEqual([null, null])
  })

  it('begins when the person agrees, and for that language only', async () => {
    const { spelling, checked } = aSpelling()
    spelling.use('en-IE')
    expect(await spelling.agree('en-IE')).toMatchObject({ agreed: ['en-IE'], inUse: 'en-IE' })
    expect(checked.at(-1)).toBe('en-GB')
    expect(spelling.use('fr')).toMatchObject({ inUse: null })
    expect(checked.at(-1)).toBeNull()
  })

  it('remembers what was agreed to', async () => {
    const before = aSpelling()
    await before.spelling.agree('fr')
    const { spelling, checked } = aSpelling()
    await spelling.resume()
    spelling.use('fr')
    expect(checked).toEqual(['fr'])
  })

  it('asks again where what was remembered cannot be read', async () => {
    const { spelling, checked, path } = aSpelling()
    await writeFile(path, '{"agreed": "everything"}')
    await spelling.resume()
    spelling.use('fr')
    expect(checked).toEqual([null])
  })

  it('ends when the yes is taken back, and removes the dictionary that nobody needs any more', async () => {
    const { spelling, checked, forgotten, path } = aSpelling()
    await spelling.agree('en-GB')
    await spelling.agree('en-IE')
    spelling.use('en-GB')
    expect(await spelling.takeBack('en-GB')).toMatchObject({ agreed: ['en-IE'], inUse: null })
    expect(checked.at(-1)).toBeNull()
    expect(forgotten).toEqual([])
    await spelling.takeBack('en-IE')
    expect(forgotten).toEqual(['en-GB'])
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ agreed: [] })
  })

  it('says that a dictionary could not be fetched, and that it came after all', async () => {
    const { spelling, told, tell } = aSpelling()
    await spelling.agree('fr')
    spelling.use('fr')
    tell('fr', false)
    expect(told.at(-1)).toMatchObject({ inUse: 'fr', hasFailed: true })
    tell('fr', true)
    expect(told.at(-1)).toMatchObject({ inUse: 'fr', hasFailed: false })
  })

  it('offers the languages for which there is a dictionary', () => {
    expect(aSpelling().spelling.state()).toMatchObject({
      kind: 'available',
      source: 'dictionaries.example',
      offered: ['en-GB', 'en-IE', 'fr'],
    })
  })

  it('says so where there is nothing to check with', async () => {
    const { spelling } = aSpelling(false)
    expect(await spelling.agree('fr')).toEqual({ kind: 'not_available' })
    expect(spelling.use('fr')).toEqual({ kind: 'not_available' })
  })
})
