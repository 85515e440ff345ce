import { MailQuestion } from 'lucide-react'
import { Button as RowButton } from 'react-aria-components'
import { nextDue, timelinessOf } from '#shared/enquiry/due-times.ts'
import type { EnquiryRow } from '#shared/enquiry/enquiry.ts'
import { counted } from '#shared/messages/plural.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { Tag } from '../../ui/tag.tsx'
import { useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { useNavigation } from '../../ui-state/navigation.ts'
import { enquirerName } from './enquirer-name.ts'
import { useDueSentence } from './use-due-sentence.ts'
import './due-section.css'

/** Rows before "Show all". */
const shownRows = 5

/** Enquiries near their due time, as Home lists them. They are shown from memory and put down nowhere. */
export function DueSection({ enquiries }: { enquiries: readonly EnquiryRow[] }) {
  const text = useText()
  const now = new Date(useCurrentTime())
  if (enquiries.length === 0) return null
  const isLate = enquiries.some(enquiry => timelinessOf(nextDue(enquiry), now) === 'late')
  return (
    <section className="home-section" aria-label={text.home.enquiries}>
      <header className="home-section-head">
        <h2>{text.home.enquiries}</h2>
        <Tag tone={isLate ? 'red' : 'amber'}>{counted(enquiries.length)}</Tag>
        {enquiries.length > shownRows && (
          <Button
            variant="quiet"
            size="small"
            className="home-all"
            onPress={() => {
              useEnquiryChoices.setState({ filter: 'open', order: 'due', search: '', open: null })
              useNavigation.getState().go('enquiries')
            }}
          >
            {text.home.showAll({ count: enquiries.length })}
          </Button>
        )}
      </header>
      <ul className="home-rows">
        {enquiries.slice(0, shownRows).map(enquiry => (
          <li key={enquiry.id}>
            <DueRow enquiry={enquiry} now={now} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function DueRow({ enquiry, now }: { enquiry: EnquiryRow; now: Date }) {
  const { enquiries: text } = useText()
  const dueSentence = useDueSentence()
  const { id, subject, number, assignee } = enquiry
  const due = nextDue(enquiry)
  const facts = [
    number,
    enquirerName(enquiry) ?? text.anonymous,
    assignee === null ? text.unassigned : text.assignedTo({ name: assignee.name }),
  ]
  return (
    <RowButton
      className="home-row"
      onPress={() => {
        useEnquiryChoices.setState({ open: id, composing: null, search: '', filter: 'open' })
        useNavigation.getState().go('enquiries')
      }}
    >
      <MailQuestion aria-hidden className="type-icon" />
      <span className="home-row-words">
        <span className="item-title">{subject === '' ? text.anonymous : subject}</span>
        <span className="home-below">
          {facts.map(fact => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
      </span>
      {due !== null && (
        <span className={`home-row-aside due-row-${timelinessOf(due, now)}`}>{dueSentence(due, now)}</span>
      )}
    </RowButton>
  )
}
