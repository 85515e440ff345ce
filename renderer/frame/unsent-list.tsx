import { CircleX, CloudUpload } from 'lucide-react'
import type { OutboxItem } from '../features/sync-panel/index.ts'
import { useText } from '../i18n/index.ts'
import type { UnsentEnquiry } from '../library/index.ts'
import { StatusLine } from '../ui/status-line.tsx'

interface UnsentListProps {
  readonly items: readonly OutboxItem[]
  readonly enquiries: readonly UnsentEnquiry[]
}

/** What is not sent, each with where it stands; enquiries by their number alone: what they say is for their own place. */
export function UnsentList({ items, enquiries }: UnsentListProps) {
  const text = useText()
  if (items.length + enquiries.length === 0) return null
  return (
    <ul className="sign-out-items" aria-label={text.signOut.list}>
      {items.map(item => (
        <li key={item.id}>
          <span className="sign-out-title">{item.title === '' ? text.types.untitledItem : item.title}</span>
          {item.isDeletion ? text.localHistory.deletionWaits : <StatusLine status={item.status} />}
        </li>
      ))}
      {enquiries.map(({ id, number, isRefused }) => (
        <li key={id ?? 'text modules'}>
          <span className="sign-out-title">
            {id === null
              ? text.textModules.title
              : number === null
                ? text.signOut.anEnquiry
                : text.signOut.enquiry({ number })}
          </span>
          <span className="status-line">
            {isRefused ? <CircleX aria-hidden /> : <CloudUpload aria-hidden />}
            {isRefused ? text.signOut.enquiryRefused : text.signOut.enquiryWaits}
          </span>
        </li>
      ))}
    </ul>
  )
}
