import { ChevronDown, ChevronUp, CornerDownLeft, Library } from 'lucide-react'
import { useId } from 'react'
import type { Enquiry, EnquiryId, EnquiryRow, Reply } from '#shared/enquiry/enquiry.ts'
import { answerOf, type SimilarEnquiry } from '#shared/enquiry/similar-enquiries.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import {
  type EnquirySnapshot,
  useEnquiry,
  useEnquirySearchState,
  useSimilarEnquiries,
} from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Tag } from '../../ui/tag.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { useSimilarAnswers } from '../../ui-state/similar-answers.ts'
import './similar-answers.css'

interface SimilarAnswersProps {
  readonly enquiry: Enquiry
  readonly snapshot: EnquirySnapshot
}

/** How enquiries like this one were answered: a line that says how many there are, and opens them. */
export function SimilarAnswers({ enquiry, snapshot }: SimilarAnswersProps) {
  const { similarAnswers: text } = useText()
  const isOpen = useSimilarAnswers(state => state.isOpen)
  const similar = useSimilarEnquiries(enquiry)
  const body = useId()
  const toggle = () => useSimilarAnswers.setState({ isOpen: !isOpen })
  useCommand('enquiry.similar', toggle)
  return (
    <section className="similar" aria-label={text.title}>
      <Button
        className="similar-toggle"
        size="small"
        variant="quiet"
        icon={<Library aria-hidden />}
        aria-expanded={isOpen}
        {...(isOpen ? { 'aria-controls': body } : {})}
        onPress={toggle}
      >
        {similar === null ? text.looking : text.count({ count: similar.length })}
        {isOpen ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
        <span aria-hidden>
          <KeyHint accelerator="Q" />
        </span>
      </Button>
      {isOpen && (
        <div id={body} className="similar-body">
          <Progress isEmpty={similar?.length === 0} />
          {similar !== null && similar.length > 0 && (
            <ul className="similar-list" aria-label={text.list}>
              {similar.map(each => (
                <li key={each.enquiry}>
                  <SimilarAnswer
                    similar={each}
                    row={snapshot.enquiries.find(({ id }) => id === each.enquiry) ?? null}
                    open={enquiry.id}
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  )
}

/** What is said beside what was found: that there is nothing, or may be more. */
function Progress({ isEmpty }: { isEmpty: boolean }) {
  const { similarAnswers: text } = useText()
  const { isReady, hasFailed } = useEnquirySearchState()
  if (hasFailed) return <p className="similar-none">{text.failed}</p>
  if (!isReady) return <p className="similar-none">{text.readingStill}</p>
  return isEmpty ? <p className="similar-none">{text.none}</p> : null
}

interface SimilarAnswerProps {
  readonly similar: SimilarEnquiry
  readonly row: EnquiryRow | null
  /** The enquiry that is to be answered. */
  readonly open: EnquiryId
}

const listFormat = new Intl.ListFormat('en', { type: 'conjunction' })

function SimilarAnswer({
  similar: { enquiry, words, hasSameTopic, licences },
  row,
  open,
}: SimilarAnswerProps) {
  const { similarAnswers: text } = useText()
  const read = useEnquiry(enquiry)
  const title = useId()
  if (row === null) return null
  const { number, subject } = row
  const answer = read === null ? null : answerOf(read)
  const use = ({ letter }: Reply) => {
    useSimilarAnswers.setState({ wordsFor: { enquiry: open, words: letter } })
    useEnquiryChoices.setState({ composing: 'letter' })
    showToast({ message: text.used({ number }) })
  }
  return (
    <article className="similar-answer" aria-labelledby={title}>
      <h3 id={title}>
        <span className="similar-number">{number}</span> {subject}
      </h3>
      <p className="similar-why">
        {words.length > 0 && <span>{text.because({ words: listFormat.format(words) })}</span>}
        {hasSameTopic && <Tag>{text.sameTopic}</Tag>}
        {licences.map(licence => (
          <Tag key={licence}>{text.sameLicence({ licence })}</Tag>
        ))}
      </p>
      {answer !== null && <p className="similar-letter">{answer.letter}</p>}
      <p className="similar-actions">
        {answer !== null && <span>{text.answeredBy({ name: answer.signedBy.name })}</span>}
        <Button
          size="small"
          variant="quiet"
          onPress={() => useEnquiryChoices.setState({ open: enquiry, composing: null })}
        >
          {text.open({ number })}
        </Button>
        {answer !== null && (
          <Button
            size="small"
            icon={<CornerDownLeft aria-hidden />}
            aria-label={text.namedUse({ number })}
            onPress={() => use(answer)}
          >
            {text.use}
          </Button>
        )}
      </p>
    </article>
  )
}
