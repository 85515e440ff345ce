import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session } from 'electron'
import type { SpellChecker } from './spell-checker.ts'

/** Where Chromium fetches its dictionaries; set here so that what the dialog names is what is asked. */
const dictionaryServer = 'https://redirector.gvt1.com/edgedl/chrome/dict/'

/**
 * Chromium's spell checker of a session, off until it is told a dictionary. `folder` is where the session keeps its
 * data. On a Mac the system's own checker is used and nothing is fetched.
 */
export function sessionSpellChecker(
  pageSession: Session,
  folder: string,
  platform: NodeJS.Platform,
): SpellChecker {
  const isSystem = platform === 'darwin'
  if (!isSystem) pageSession.setSpellCheckerDictionaryDownloadURL(dictionaryServer)
  return {
    source: isSystem ? null : new URL(dictionaryServer).host,
    dictionaries: () => pageSession.availableSpellCheckerLanguages,
    check: dictionary => {
      // Off before its languages go, on after they came: at no time is a language of the system's taken for wanted.
      if (dictionary === null) pageSession.setSpellCheckerEnabled(false)
      if (!isSystem) pageSession.setSpellCheckerLanguages(dictionary === null ? [] : [dictionary])
      if (dictionary !== null) pageSession.setSpellCheckerEnabled(true)
    },
    forget: async dictionary => {
      const place = join(folder, 'Dictionaries')
      const files = await readdir(place).catch(() => [])
      const own = files.filter(file => file.startsWith(`${dictionary}-`) && file.endsWith('.bdic'))
      for (const file of own) await rm(join(place, file), { force: true })
    },
    onDictionary: listener => {
      pageSession.on('spellcheck-dictionary-initialized', (_event, dictionary) => listener(dictionary, true))
      pageSession.on('spellcheck-dictionary-download-failure', (_event, dictionary) => {
        listener(dictionary, false)
      })
    },
  }
}
