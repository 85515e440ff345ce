import { useRef, useState } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { WritingLanguage } from '#shared/content/languages.ts'
import type { ContactLanguage } from '#shared/enquiry/contact-form.ts'
import { type Enquiry, NoteId } from '#shared/enquiry/enquiry.ts'
import { faqItem } from '#shared/enquiry/faq-item.ts'
import type { Me } from '#shared/sync/me.ts'
import { useText } from '../../../i18n/index.ts'
import { useEnquiryDesk, useLibrary, useSetItemLanguage, useTerms } from '../../../library/index.ts'
import { showToast } from '../../../ui/toast.tsx'
import { useWhileHere } from '../../../ui/use-while-here.ts'
import { useEnquiryChoices } from '../../../ui-state/enquiry-choices.ts'
import { useNavigation } from '../../../ui-state/navigation.ts'
import { mayWrite } from '../../drafts/index.ts'
import { useAsk } from '../use-ask.ts'
import type { Faq } from './use-faq.ts'

/** In which language an item is written that is made of what was answered in one. */
const writtenIn = { en: 'en-GB', fr: 'fr', de: 'de' } as const satisfies Record<
  ContactLanguage,
  WritingLanguage
>

/**
 * Makes the item. It is plain: of the enquiry it has the two confirmed texts, and only the enquiry knows of it, by a note.
 * `reason` says why it cannot be made now.
 */
export function useMakeDraft(
  enquiry: Enquiry,
  faq: Faq,
  me: Me,
): { readonly reason: string | null; readonly hasFailed: boolean; readonly make: () => Promise<void> } {
  const { faq: text } = useText()
  const library = useLibrary()
  const desk = useEnquiryDesk()
  const ask = useAsk()
  const setLanguage = useSetItemLanguage()
  const topics = useTerms('topics')
  const [hasFailed, setFailed] = useState(false)
  const isMaking = useRef(false)
  const outcomeOf = (draft: Faq['draft']) =>
    faqItem(
      draft,
      faq.facts,
      enquiry.language,
      (topics ?? []).map(({ id }) => id),
    )
  const shown = outcomeOf(faq.draft)
  const reason = !mayWrite(me)
    ? text.mayNotWrite[me.collection.policy.creation]
    : shown.kind === 'not_ready'
      ? text.obstacle(shown.obstacle)
      : null
  // Whoever went on to something else meanwhile stays there.
  const goTo = useWhileHere((id: ItemId) => {
    useEnquiryChoices.setState({ composing: null })
    useNavigation.getState().open('drafts', id)
  })
  const make = async () => {
    // What was typed last counts, on screen or not.
    const taken = faq.latest.current
    const outcome = outcomeOf(taken)
    if (isMaking.current || !mayWrite(me) || outcome.kind === 'not_ready') return
    isMaking.current = true
    setFailed(false)
    try {
      const { type, title, fields } = outcome.item
      const id = await library.createDraft(type, fields)
      // What was typed since is in no item yet: it stays begun.
      const isWhole = faq.latest.current === taken
      if (isWhole) faq.isOver()
      const note = {
        noteOn: enquiry.id,
        note: NoteId.parse(crypto.randomUUID()),
        internal: text.trace({ title }),
      }
      // The draft is made: what follows may fail without undoing it.
      await Promise.allSettled([
        isWhole && desk.dropFaqDraft(enquiry.id),
        ask.note(note),
        setLanguage(id, writtenIn[enquiry.language]),
      ])
      goTo(id)
      showToast({ message: text.made })
    } catch {
      setFailed(true)
    } finally {
      isMaking.current = false
    }
  }
  return { reason, hasFailed, make }
}
