import { ArrowRight, CircleDashed } from 'lucide-react'
import type { Finding } from '#shared/content/checks.ts'
import type { State } from '#shared/workflow/state.ts'
import { useText } from '../../i18n/index.ts'
import { Notice } from '../../ui/notice.tsx'

interface ChecksTabProps {
  readonly state: State
  /** Whether this person publishes a draft without proposing it first. */
  readonly isPublishedAtOnce: boolean
  readonly findings: readonly Finding[]
  readonly onChoose: (field: string) => void
}

/** What is missing before the item can go on its way; each leads to its field. */
export function ChecksTab({ state, isPublishedAtOnce, findings, onChoose }: ChecksTabProps) {
  const { checks: text } = useText()
  if (findings.length === 0) {
    return (
      <Notice tone="green" title={text.nothingMissing}>
        {text.nothingMissingBody({ state, isPublishedAtOnce })}
      </Notice>
    )
  }
  return (
    <>
      <p className="checks-intro" role="status">
        {text.intro({ count: findings.length, state, isPublishedAtOnce })}
      </p>
      <ul className="checks-list" aria-label={text.list}>
        {findings.map(finding => (
          <li key={`${finding.field} ${finding.rule} ${'value' in finding ? finding.value : ''}`}>
            <button type="button" className="check-button" onClick={() => onChoose(finding.field)}>
              <CircleDashed aria-hidden className="check-sign" />
              <span>{text.sentence({ finding })}</span>
              <ArrowRight aria-hidden className="check-arrow" />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
