import { useCallback, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { CaseStudy } from '#shared/case-study/case-study.ts'
import type { BodyPartProps } from '../writing/index.ts'
import { type SectionKey, type ShownStudy, StudyWords } from './study-words.ts'

/** A case study and what can be done with it. What is done is stored by itself, as every word of an item is. */
export interface Study extends ShownStudy {
  /** Words were written in a section; `take` gives its whole text. */
  readonly touch: (key: SectionKey, take: () => string) => void
  /** Changes facts or a heading. */
  readonly change: (change: (study: CaseStudy) => CaseStudy) => void
  readonly insert: (index: number, heading: string) => SectionKey
  readonly move: (from: number, to: number) => void
  /** Takes a section out. Answers what puts it back. */
  readonly remove: (index: number) => () => void
  /** Begins anew with a body. */
  readonly begin: (body: string) => void
  readonly partAgain: () => void
}

/** Works on the case study that a body holds. */
export function useStudy({ draft, fields, field }: Pick<BodyPartProps, 'draft' | 'fields' | 'field'>): Study {
  const value = fields[field]
  const body = typeof value === 'string' ? value : ''
  const [words] = useState(() => new StudyWords(body))
  const shown = useSyncExternalStore(words.follow, words.shown)
  useLayoutEffect(() => {
    if (words.isNews(body)) words.shows(body)
  }, [body, words])

  const { touch: touchDraft } = draft
  const store = useCallback(() => {
    touchDraft(field, () => {
      const html = words.take()
      return html === '' ? null : html
    })
  }, [touchDraft, field, words])
  const actions = useMemo(() => {
    /** What changes the parts is stored with the next pause, like what is typed. */
    function storing<Given extends readonly unknown[], Answer>(act: (...given: Given) => Answer) {
      return (...given: Given): Answer => {
        const answer = act(...given)
        store()
        return answer
      }
    }
    return {
      touch: storing((key: SectionKey, take: () => string) => words.touch(key, take)),
      change: storing((change: (study: CaseStudy) => CaseStudy) => words.change(change)),
      insert: storing((index: number, heading: string) => words.insert(index, heading)),
      move: storing((from: number, to: number) => words.move(from, to)),
      remove: storing((index: number) => storing(words.remove(index))),
      begin: storing((html: string) => words.begin(html)),
      partAgain: () => words.partAgain(),
    }
  }, [store, words])
  return useMemo(() => ({ ...shown, ...actions }), [shown, actions])
}
