import { BookOpenCheck } from 'lucide-react'
import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import { answersOf } from '#shared/enquiry/faq-draft.ts'
import { useCommand } from '../../../commands/index.ts'
import { useText } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useEnquiryChoices } from '../../../ui-state/enquiry-choices.ts'

interface FaqEntryProps {
  readonly enquiry: Enquiry
  readonly isBegun: boolean
  /** Whether there is room for the button; its key works all the same. */
  readonly isShown: boolean
}

/** The way to a public answer, where there is an answer of which it can be made. */
export function FaqEntry({ enquiry, isBegun, isShown }: FaqEntryProps) {
  const { faq: text } = useText()
  const hasAnswer = answersOf(enquiry).length > 0
  const begin = () => {
    if (hasAnswer) useEnquiryChoices.setState({ composing: 'faq' })
    else showToast({ message: text.noAnswer })
  }
  useCommand('enquiry.faq', begin)
  if (!hasAnswer || !isShown) return null
  return (
    <Button icon={<BookOpenCheck aria-hidden />} onPress={begin}>
      {isBegun ? text.goOn : text.make}
      <span aria-hidden>
        <KeyHint accelerator="CmdOrCtrl+Alt+Q" />
      </span>
    </Button>
  )
}
