import { ChevronLeft } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { instantOf } from '#shared/content/identity.ts'
import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import { answerIn, answersOf, beginFaq, type FaqDraft } from '#shared/enquiry/faq-draft.ts'
import type { Me } from '#shared/sync/me.ts'
import { useCommand } from '../../../commands/index.ts'
import { MarkedText } from '../../../editor/marked/marked-text.tsx'
import { calendarDay, useText } from '../../../i18n/index.ts'
import { type EnquirySnapshot, useEnquiryDesk } from '../../../library/index.ts'
import { Button } from '../../../ui/button.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SelectMenu } from '../../../ui/select-menu.tsx'
import { mergedDrafts } from '../merged-drafts.ts'
import { MergedWords } from '../merged-words.tsx'
import { FindingsPanel } from './findings-panel.tsx'
import { type FaqSide, useFaq, wordsOn } from './use-faq.ts'
import { useMakeDraft } from './use-make-draft.ts'
import './faq.css'

/** Characters of a letter by which it is told from the others. */
const mostShownOfLetter = 60

interface FaqViewProps {
  readonly enquiry: Enquiry
  readonly snapshot: EnquirySnapshot
  readonly me: Me
  readonly onClose: () => void
}

/** A public answer is made of an enquiry: as it was left, or from its beginning. */
export function FaqView(props: FaqViewProps) {
  const { enquiry, onClose } = props
  const { faq: text } = useText()
  const desk = useEnquiryDesk()
  // What the desk has now: what was drawn last may be older than what was just gone on with.
  const [begun] = useState(
    () => desk.snapshot().faqDrafts.get(enquiry.id) ?? beginFaq(enquiry, instantOf(new Date())),
  )
  // Whoever was made anonymous meanwhile is to stand nowhere any more, on screen neither.
  if (begun !== null && enquiry.enquirer !== null) return <FaqWork {...props} begun={begun} />
  return (
    <Notice actions={<Button onPress={onClose}>{text.back}</Button>}>
      <p>{text.noAnswer}</p>
    </Notice>
  )
}

function FaqWork({ enquiry, snapshot, me, onClose, begun }: FaqViewProps & { readonly begun: FaqDraft }) {
  const { faq: text } = useText()
  const desk = useEnquiryDesk()
  const faq = useFaq(enquiry, begun)
  const { draft, current } = faq
  const { reason, hasFailed, make } = useMakeDraft(enquiry, faq, me)
  const [isAsked, setAsked] = useState(false)
  const [isTakingFailed, setTakingFailed] = useState(false)
  const card = useRef<HTMLFormElement>(null)
  const foot = useRef<HTMLElement>(null)
  // The keys go on to the next place when one was confirmed, and to the button behind the last.
  const confirmed = useRef(true)
  useEffect(() => {
    if (!confirmed.current) return
    confirmed.current = false
    if (current === null) foot.current?.querySelector<HTMLElement>('.button-primary')?.focus()
    else card.current?.querySelector('input')?.focus()
  })
  useCommand('review.next', () => faq.step(1))
  useCommand('review.previous', () => faq.step(-1))
  useCommand('enquiry.faq', onClose)
  const finish = () => {
    setAsked(true)
    void make()
  }
  useCommand('item.primary', finish)
  const drop = () => {
    faq.isOver()
    // It is gone for the page at once. Where it cannot be removed from the store now, the desk tries again.
    desk.dropFaqDraft(enquiry.id).catch(() => undefined)
    onClose()
  }
  const letters = answersOf(enquiry)
  const editorOf = (side: FaqSide, label: string) => (
    <MarkedText
      label={label}
      language={enquiry.language}
      value={wordsOn(draft, side).text}
      onChange={words => faq.edit(side, words)}
      places={faq.open.flatMap(place =>
        place.side === side
          ? [{ from: place.finding.from, to: place.finding.to, isCurrent: place === current }]
          : [],
      )}
      onClickAt={offset => {
        const place = faq.open.find(
          ({ side: where, finding }) => where === side && finding.from <= offset && offset <= finding.to,
        )
        if (place !== undefined) faq.show(place)
      }}
    />
  )
  const problem = hasFailed ? text.failed : isTakingFailed ? text.notTaken : isAsked ? reason : null
  return (
    <article className="faq" aria-label={text.region}>
      <header className="faq-head">
        <Button size="small" variant="quiet" icon={<ChevronLeft aria-hidden />} onPress={onClose}>
          {text.back}
        </Button>
        <h1>
          {text.title} <span className="faq-of">{text.of({ subject: enquiry.subject })}</span>
        </h1>
        <p>{text.explained}</p>
      </header>
      <div className="faq-parts">
        <div className="faq-texts">
          {mergedDrafts(enquiry, snapshot).faqs.map(merged => (
            <MergedWords
              key={merged.row.id}
              title={text.fromMergedTitle({ number: merged.row.number })}
              words={`${merged.draft.question.text}\n\n${answerIn(merged.draft).text}`}
              takeLabel={text.takeWords}
              onTake={() => {
                setTakingFailed(false)
                // The offer goes, and the keys with it: they belong to what is to be confirmed now.
                confirmed.current = true
                void faq.take(merged).catch(() => setTakingFailed(true))
              }}
            />
          ))}
          {editorOf('question', text.question)}
          {letters.length > 1 && (
            <SelectMenu
              label={text.letter}
              choices={letters.map(({ reply, at, letter }) => ({
                id: reply,
                label: text.letterOf({
                  when: calendarDay(at),
                  words: letter.trim().slice(0, mostShownOfLetter),
                }),
              }))}
              value={draft.chosen}
              onChange={id => {
                const letter = letters.find(({ reply }) => reply === id)
                if (letter !== undefined) faq.choose(letter)
              }}
            />
          )}
          {editorOf('answer', text.answer)}
        </div>
        <FindingsPanel
          faq={faq}
          card={card}
          onConfirmed={() => {
            confirmed.current = true
          }}
        />
      </div>
      <footer ref={foot} className="faq-foot">
        {problem !== null && (
          <Notice tone="amber" role="alert">
            {problem}
          </Notice>
        )}
        <div className="faq-actions">
          <span className="composer-kept">
            {faq.kept === 'failed' && <span role="alert">{text.notKept}</span>}
            {faq.kept !== 'failed' && problem === null && reason !== null && (
              <span className="faq-reason">{reason}</span>
            )}
            {faq.kept === 'kept' && (
              <span role="status">{snapshot.isOnDisk ? text.isKept : text.keptInWindow}</span>
            )}
          </span>
          <Button variant="quiet" onPress={drop}>
            {text.drop}
          </Button>
          <Button onPress={onClose}>{text.close}</Button>
          <Button
            variant="primary"
            onPress={finish}
            aria-disabled={reason !== null}
            description={reason ?? undefined}
          >
            {text.done}
            <span aria-hidden>
              <KeyHint accelerator="CmdOrCtrl+Enter" />
            </span>
          </Button>
        </div>
      </footer>
    </article>
  )
}
