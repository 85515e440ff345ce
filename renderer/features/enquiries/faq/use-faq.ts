import { useEffect, useMemo, useRef, useState } from 'react'
import { instantOf } from '#shared/content/identity.ts'
import type { Enquiry, Reply } from '#shared/enquiry/enquiry.ts'
import { answerIn, type FaqDraft, withAnswer, withLetter } from '#shared/enquiry/faq-draft.ts'
import { withFaq } from '#shared/enquiry/faq-joined.ts'
import {
  type FaqWords,
  keep,
  openFindings,
  type Settled,
  strike,
  takeBack,
  withEdit,
} from '#shared/enquiry/faq-words.ts'
import { keptFacts, withKeptFacts } from '#shared/enquiry/kept-facts.ts'
import type { PersonalFinding } from '#shared/enquiry/personal-data.ts'
import { useEnquiries, useEnquiryDesk } from '../../../library/index.ts'
import type { MergedFaq } from '../merged-drafts.ts'
import { useKept } from '../use-kept.ts'
import { carriedOver } from './carried-over.ts'
import { useGatheredFacts } from './use-gathered-facts.ts'

/** The two texts of a public answer. */
export type FaqSide = 'question' | 'answer'
export const faqSides: readonly FaqSide[] = ['question', 'answer']

/** Something to be confirmed, and in which text. */
export interface OpenPlace {
  readonly side: FaqSide
  readonly finding: PersonalFinding
}

/** The words of one of the texts. */
export function wordsOn(draft: FaqDraft, side: FaqSide): FaqWords {
  return side === 'question' ? draft.question : answerIn(draft)
}

function withWords(draft: FaqDraft, side: FaqSide, words: FaqWords): FaqDraft {
  return side === 'question' ? { ...draft, question: words } : withAnswer(draft, words)
}

/** A public answer that is being made: its texts, what is to be confirmed in them, and what is done about it. All of it is kept. */
export function useFaq(enquiry: Enquiry, begun: FaqDraft) {
  const desk = useEnquiryDesk()
  const [draft, setDraft] = useState(begun)
  const latest = useRef(draft)
  const [at, setAt] = useState(0)
  const keptAt = useRef(begun.changedAt)
  const isTaking = useRef(false)
  const facts = useGatheredFacts(enquiry, draft.facts)
  const store = () => {
    keptAt.current = instantOf(new Date())
    const gathered = keptFacts(withKeptFacts(facts, latest.current.facts))
    return desk.keepFaqDraft({ ...latest.current, facts: gathered, changedAt: keptAt.current })
  }
  const { kept, touch, isOver, hasEnded } = useKept(store)
  const there = useEnquiries()?.faqDrafts.get(enquiry.id)
  useEffect(() => {
    // Another window has gone on with it, and here nothing waits to be kept.
    if (kept !== 'kept' || there === undefined || there.changedAt <= keptAt.current) return
    keptAt.current = there.changedAt
    latest.current = there
    setDraft(there)
  }, [there, kept])
  const open = useMemo(
    (): readonly OpenPlace[] =>
      faqSides.flatMap(side => openFindings(wordsOn(draft, side), facts).map(finding => ({ side, finding }))),
    [draft, facts],
  )
  const current = open[Math.min(at, open.length - 1)] ?? null
  const change = (next: FaqDraft) => {
    latest.current = next
    setDraft(next)
    touch()
  }
  const changeWords = (side: FaqSide, make: (words: FaqWords) => FaqWords) =>
    change(withWords(latest.current, side, make(wordsOn(latest.current, side))))
  /** The next one takes the place of what was confirmed; behind the last one, the first. */
  const confirm = ({ side }: OpenPlace, make: (words: FaqWords) => FaqWords) => {
    changeWords(side, make)
    if (at >= open.length - 1) setAt(0)
  }
  return {
    draft,
    latest,
    facts,
    open,
    current,
    kept,
    isOver,
    show: (place: OpenPlace) => setAt(Math.max(0, open.indexOf(place))),
    step: (by: 1 | -1) =>
      setAt(open.length === 0 ? 0 : (Math.min(at, open.length - 1) + by + open.length) % open.length),
    edit: (side: FaqSide, text: string) => changeWords(side, words => withEdit(words, text)),
    strike: (place: OpenPlace, instead: string) =>
      confirm(place, words => strike(words, place.finding, instead)),
    keep: (place: OpenPlace) => confirm(place, words => keep(words, place.finding)),
    takeBack: (side: FaqSide, settled: Settled) => changeWords(side, words => takeBack(words, settled)),
    choose: (letter: Reply) => change(withLetter(latest.current, letter)),
    /** Takes over what was begun in an enquiry that was merged into this one. */
    take: async (merged: MergedFaq) => {
      if (isTaking.current) return
      isTaking.current = true
      try {
        const other = await carriedOver(desk, merged, enquiry.id, instantOf(new Date()))
        // It was thrown away or left meanwhile: what was begun there is offered again.
        if (hasEnded()) return
        const both = withKeptFacts(withKeptFacts(facts, other.facts), latest.current.facts)
        change({ ...withFaq(latest.current, other), facts: keptFacts(both) })
        // Kept here before it goes there: whatever ends between the two, the words are somewhere.
        await store()
        await desk.dropFaqDraft(merged.draft.faqOf)
      } finally {
        isTaking.current = false
      }
    },
  }
}

export type Faq = ReturnType<typeof useFaq>
