import { BookOpenCheck } from 'lucide-react'
import { instantOf } from '#shared/content/identity.ts'
import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import { answersOf } from '#shared/enquiry/faq-draft.ts'
import { useCommand } from '../../../commands/index.ts'
import { useText } from '../../../i18n/index.ts'
import { useEnquiryDesk } from '../../../library/index.ts'
import { Button } from '../../../ui/button.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useOneAtATime } from '../../../ui/use-one-at-a-time.ts'
import { stillWriting, useEnquiryChoices } from '../../../ui-state/enquiry-choices.ts'
import type { MergedDrafts } from '../merged-drafts.ts'
import { goOnHere } from './carried-over.ts'

interface FaqEntryProps {
  readonly enquiry: Enquiry
  /** Whether one is begun in it. */
  readonly isBegun: boolean
  /** What was begun in enquiries that were merged into it. */
  readonly merged: MergedDrafts['faqs']
  /** Whether there is room for the button; its key works all the same. */
  readonly isShown: boolean
}

/** The way to a public answer, where one is begun or there is an answer of which it can be made. */
export function FaqEntry({ enquiry, isBegun, merged: [firstMerged], isShown }: FaqEntryProps) {
  const { faq: text } = useText()
  const desk = useEnquiryDesk()
  const canGoOn = isBegun || firstMerged !== undefined
  const canBegin = canGoOn || answersOf(enquiry).length > 0
  const begin = useOneAtATime(async () => {
    if (!canBegin) {
      showToast({ message: text.noAnswer })
      return
    }
    const isStill = stillWriting()
    if (!isBegun && firstMerged !== undefined) {
      // What could not be stored is held, and tried again.
      await goOnHere(desk, firstMerged, enquiry.id, instantOf(new Date())).catch(() => undefined)
    }
    if (isStill()) useEnquiryChoices.setState({ composing: 'faq' })
  })
  useCommand('enquiry.faq', begin)
  if (!canBegin || !isShown) return null
  return (
    <Button icon={<BookOpenCheck aria-hidden />} onPress={begin}>
      {canGoOn ? text.goOn : text.make}
      <span aria-hidden>
        <KeyHint accelerator="CmdOrCtrl+Alt+Q" />
      </span>
    </Button>
  )
}
