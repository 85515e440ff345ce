import { useEffect, useRef, useState } from 'react'
import { ApartId } from '#shared/enquiry/enquiry-draft.ts'
import { type EnquirySnapshot, useEnquiries, useEnquiryDesk } from '../../library/index.ts'
import { meetingOf } from './meeting.ts'
import { type Kept, useKept } from './use-kept.ts'

interface BegunParts<Key, Draft> {
  /** All that is begun of its kind. */
  readonly draftsIn: (snapshot: EnquirySnapshot) => ReadonlyMap<Key, Draft>
  readonly keyOf: (draft: Draft) => Key
  /** What is written at first: what is begun by then, or nothing. */
  readonly first: (snapshot: EnquirySnapshot) => Draft
  /** Nothing, in the place of what was begun and has gone elsewhere. */
  readonly blank: () => Draft
  readonly wordsOf: (draft: Draft) => string
  /** The draft as it is kept now. */
  readonly stamped: (draft: Draft) => Draft
  readonly keep: (draft: Draft) => Promise<void>
  readonly drop: (key: Key) => Promise<void>
}

interface Begun<Key, Draft> {
  readonly draft: Draft
  readonly key: Key
  /** What was typed last, drawn or not. */
  readonly latest: { readonly current: Draft }
  readonly change: (changes: Partial<Draft>) => void
  /** Keeps what is written now. */
  readonly store: () => Promise<void>
  readonly kept: Kept
  /**
   * Hands over what is written to what removes it from here under its key; nothing of it is kept any more then. False where that
   * could not be: it is written on.
   */
  readonly handOver: (to: (key: Key) => Promise<boolean>) => Promise<boolean>
  /** Whether it is being handed over: what is typed now would go nowhere. */
  readonly isGoing: boolean
  /** It is thrown away, or has gone elsewhere: nothing of it is kept any more. */
  readonly end: () => void
}

/** What somebody is writing: it is kept, and goes together with what another window writes in its place. */
export function useBegun<Key, Draft extends { readonly apart?: ApartId | undefined }>(
  parts: BegunParts<Key, Draft>,
): Begun<Key, Draft> {
  const { draftsIn, keyOf, first, blank, wordsOf, stamped, keep, drop } = parts
  const desk = useEnquiryDesk()
  // Draws it anew where another window has written.
  useEnquiries()
  const standing = (draft: Draft) => draftsIn(desk.snapshot()).get(keyOf(draft)) ?? null
  // What was kept a moment ago, as its place was left, may not be drawn yet.
  const [draft, setDraft] = useState(() => first(desk.snapshot()))
  const latest = useRef(draft)
  const known = useRef<Draft | null>(null)
  const isTouched = useRef(false)
  const isDone = useRef(false)
  const [isGoing, setGoing] = useState(false)
  const [isRead] = useState(() => {
    known.current = standing(draft)
    return true
  })
  const store = async () => {
    const now = latest.current
    if (wordsOf(now) === '') {
      known.current = null
      await drop(keyOf(now))
      return
    }
    const next = stamped(now)
    known.current = next
    await keep(next)
  }
  const { kept, touch, isOver } = useKept(store)
  const show = (next: Draft) => {
    latest.current = next
    setDraft(next)
  }
  useEffect(() => {
    if (isDone.current || !isRead) return
    const there = standing(latest.current)
    const words = wordsOf(latest.current)
    switch (meetingOf({ known: known.current, there, words, isTouched: isTouched.current, wordsOf })) {
      case 'go_on':
        return
      case 'take':
        known.current = there
        isTouched.current = false
        show(there ?? blank())
        return
      case 'part':
        known.current = null
        show({ ...latest.current, apart: ApartId.parse(crypto.randomUUID()) })
        touch()
    }
  })
  return {
    draft,
    key: keyOf(draft),
    latest,
    change: changes => {
      isTouched.current = true
      show({ ...latest.current, ...changes })
      touch()
    },
    store,
    kept,
    handOver: async to => {
      // That it is not there any more is no news of another window.
      isDone.current = true
      setGoing(true)
      const hasGone = await to(keyOf(latest.current))
      if (hasGone) isOver()
      else {
        isDone.current = false
        setGoing(false)
      }
      return hasGone
    },
    isGoing,
    end: () => {
      isDone.current = true
      isOver()
      // It is gone for the page at once. Where it cannot be removed from the store now, the desk tries again.
      drop(keyOf(latest.current)).catch(() => undefined)
    },
  }
}
