import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { dictionaryFor, WritingLanguage, writingLanguages } from '#shared/content/languages.ts'
import type { SpellingState } from '#shared/ipc/spelling.ts'
import { writeWholeFile } from '../whole-file.ts'
import type { SpellChecker } from './spell-checker.ts'

/** The file that remembers what a person has said yes to. */
const Remembered = z.object({ agreed: z.array(WritingLanguage) })

interface SpellingParts {
  /** Null where there is nothing to check with. */
  readonly checker: SpellChecker | null
  /** Where the yes of a person is remembered. */
  readonly path: string
  readonly onChange: (state: SpellingState) => void
}

/** Checks spelling, language by language, and only where the person has agreed to fetch the dictionary. */
export interface Spelling {
  /** Takes up what was agreed to at an earlier start. */
  resume(): Promise<void>
  state(): SpellingState
  /** The language that is written in from now on; it is checked if that was agreed to. */
  use(language: WritingLanguage | null): SpellingState
  agree(language: WritingLanguage): Promise<SpellingState>
  /** Takes a yes back: the language is not checked any more, and its dictionary is removed. */
  takeBack(language: WritingLanguage): Promise<SpellingState>
}

export function createSpelling({ checker, path, onChange }: SpellingParts): Spelling {
  let agreed: readonly WritingLanguage[] = []
  let wanted: WritingLanguage | null = null
  const failed = new Set<string>()

  const dictionaryOf = (language: WritingLanguage) => dictionaryFor(language, checker?.dictionaries() ?? [])
  /** The language that may be checked: wanted, agreed to, and with a dictionary. */
  const inUse = () => (wanted !== null && mayCheck(wanted) && dictionaryOf(wanted) !== null ? wanted : null)
  const mayCheck = (language: WritingLanguage) => agreed.includes(language)

  function state(): SpellingState {
    if (checker === null) return { kind: 'not_available' }
    const language = inUse()
    return {
      kind: 'available',
      source: checker.source,
      offered: writingLanguages.filter(each => dictionaryOf(each) !== null),
      agreed: [...agreed],
      inUse: language,
      hasFailed: language !== null && failed.has(dictionaryOf(language) ?? ''),
    }
  }

  function apply(): SpellingState {
    const language = inUse()
    checker?.check(language === null ? null : dictionaryOf(language))
    const now = state()
    onChange(now)
    return now
  }

  checker?.onDictionary((dictionary, isThere) => {
    if (isThere) failed.delete(dictionary)
    else failed.add(dictionary)
    onChange(state())
  })

  async function remember(languages: readonly WritingLanguage[]): Promise<void> {
    await writeWholeFile(path, `${JSON.stringify({ agreed: languages }, null, 2)}\n`)
    agreed = languages
  }

  return {
    resume: async () => {
      try {
        agreed = Remembered.parse(JSON.parse(await readFile(path, 'utf8'))).agreed
      } catch {
        // Nothing was agreed to, or what was written cannot be read: then it is asked again.
        agreed = []
      }
    },
    state,
    use: language => {
      wanted = language
      return apply()
    },
    agree: async language => {
      if (!agreed.includes(language)) await remember([...agreed, language])
      return apply()
    },
    takeBack: async language => {
      await remember(agreed.filter(each => each !== language))
      const now = apply()
      const dictionary = dictionaryOf(language)
      const isNeeded = agreed.some(each => dictionaryOf(each) === dictionary)
      if (dictionary !== null && !isNeeded) await checker?.forget(dictionary)
      return now
    },
  }
}
