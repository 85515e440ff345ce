import { Lock, Mail } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { AccountId } from '#shared/content/identity.ts'
import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import { stateAfter } from '#shared/enquiry/enquiry-state.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import type { EnquirySnapshot } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { lettersBegun, notesBegun } from './begun-in.ts'
import { useHolder } from './claim-bar.tsx'
import { FaqEntry } from './faq/faq-entry.tsx'
import { LetterComposer } from './letter-composer.tsx'
import { mergedDrafts } from './merged-drafts.ts'
import { NoteComposer } from './note-composer.tsx'

interface ComposeProps {
  readonly enquiry: Enquiry
  readonly snapshot: EnquirySnapshot
  readonly me: AccountId
}

/** Where one writes: a letter to the enquirer, or a note that is never sent. They are two things that never turn into each other. */
export function Compose({ enquiry, snapshot, me }: ComposeProps) {
  const { enquiries: text } = useText()
  const composing = useEnquiryChoices(choices => choices.composing)
  const holder = useHolder(enquiry)
  const obstacle = useObstacle(enquiry, snapshot, holder !== null && holder.id !== me ? holder.name : null)
  const compose = (what: typeof composing) => useEnquiryChoices.setState({ composing: what })
  const isSomebody = enquiry.enquirer !== null
  useCommand('enquiry.reply', () => compose('letter'), { enabled: isSomebody })
  useCommand('enquiry.note', () => compose('note'), { enabled: isSomebody })
  const letters = lettersBegun(enquiry.id, snapshot)
  const merged = mergedDrafts(enquiry, snapshot)
  const faq = { enquiry, isBegun: snapshot.faqDrafts.has(enquiry.id), merged: merged.faqs }
  // Nothing more is written of somebody whose data were erased.
  if (!isSomebody) return <p className="compose compose-nobody">{text.compose.anonymous}</p>
  // What is begun is kept as it is; the menus and windows over the page take the key for themselves.
  const leave = (event: KeyboardEvent<HTMLElement>) => {
    const isOwn = event.target instanceof Node && event.currentTarget.contains(event.target)
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing || !isOwn) return
    compose(null)
  }
  return (
    <section className="compose" aria-label={text.compose.region} onKeyDown={leave}>
      {composing === null && (
        <div className="compose-choices">
          <Button icon={<Mail aria-hidden />} onPress={() => compose('letter')}>
            {letters.length + merged.letters.length === 0 ? text.compose.letter : text.compose.goOn}
            <span aria-hidden>
              <KeyHint accelerator="W" />
            </span>
          </Button>
          <Button icon={<Lock aria-hidden />} onPress={() => compose('note')}>
            {text.compose.note}
            <span aria-hidden>
              <KeyHint accelerator="I" />
            </span>
          </Button>
          <FaqEntry {...faq} isShown />
        </div>
      )}
      {composing !== null && <FaqEntry {...faq} isShown={false} />}
      {composing === 'letter' && (
        <LetterComposer
          enquiry={enquiry}
          begun={letters}
          merged={merged.letters}
          snapshot={snapshot}
          me={snapshot.experts.find(({ id }) => id === me) ?? { id: me, name: '', organisation: '' }}
          obstacle={obstacle}
          onDone={() => compose(null)}
        />
      )}
      {composing === 'note' && (
        <NoteComposer
          enquiry={enquiry}
          begun={notesBegun(enquiry.id, snapshot)}
          merged={merged.notes}
          onDone={() => compose(null)}
        />
      )}
    </section>
  )
}

/** Why no letter can be sent now; null where one can. It can be written all the same. */
function useObstacle(enquiry: Enquiry, snapshot: EnquirySnapshot, holder: string | null): string | null {
  const { compose } = useText().enquiries
  if (snapshot.isComplete && !snapshot.sendsLetters) return compose.noMail
  if (holder !== null) return compose.held({ name: holder })
  return stateAfter(enquiry.state, 'answer', true) === null ? compose.closed : null
}
