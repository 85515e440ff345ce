import { useId, useState } from 'react'
import type { PrivacyLog } from '#shared/enquiry/people-data.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { usePrivacyLog } from './use-people-data.ts'

/** So many entries are shown at first. */
const shownAtFirst = 12

/** What was done with people's data, without whose they were. It is the service's, and asked for when it is looked at. */
export function PrivacyLogTable() {
  const { peopleData: text, frame } = useText()
  const title = useId()
  const log = usePrivacyLog()
  const trouble = log.isError ? text.failed : null
  const answer = log.data
  return (
    <section className="privacy-log" aria-labelledby={title}>
      <h3 id={title}>{text.log}</h3>
      <p className="privacy-log-help">{text.logHelp}</p>
      {log.isPending && <Waiting sentence={text.logLoading} />}
      {(trouble !== null || answer?.kind === 'trouble') && (
        <Notice
          tone="amber"
          role="status"
          actions={
            <Button size="small" onPress={() => void log.refetch()}>
              {frame.tryAgain}
            </Button>
          }
        >
          {answer?.kind === 'trouble' ? text.logFailed({ why: text.troubles[answer.trouble] }) : trouble}
        </Notice>
      )}
      {answer?.kind === 'answer' && answer.value.length === 0 && (
        <p className="privacy-log-help">{text.logEmpty}</p>
      )}
      {answer?.kind === 'answer' && answer.value.length > 0 && (
        <Entries log={answer.value} labelledBy={title} />
      )}
    </section>
  )
}

function Entries({ log, labelledBy }: { log: PrivacyLog; labelledBy: string }) {
  const { peopleData: text } = useText()
  const { columns } = text
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? log : log.slice(0, shownAtFirst)
  return (
    <>
      <table aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{columns.at}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col" className="privacy-log-count">
              {columns.enquiries}
            </th>
            <th scope="col">{columns.by}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ number, at, by, what, enquiries }) => (
            <tr key={number}>
              <td>
                <RelativeTime at={at} />
              </td>
              <td>{text.deeds[what]}</td>
              <td className="privacy-log-count">{enquiries}</td>
              <td>{by ?? text.service}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < log.length && (
        <Button size="small" className="privacy-log-earlier" onPress={() => setWhole(true)}>
          {text.logEarlier({ count: log.length - shown.length })}
        </Button>
      )}
    </>
  )
}
