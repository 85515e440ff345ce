import { useEffect } from 'react'
import type { WritingLanguage } from '#shared/content/languages.ts'
import { desk } from '../../bridge/index.ts'

/** Tells the spell checker which language is written in while a page is open. */
export function useSpellingIn(language: WritingLanguage): void {
  useEffect(() => {
    void desk.call('spelling.use', { language })
  }, [language])
}
