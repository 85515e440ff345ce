import { ArrowRight, CircleDashed } from 'lucide-react'
import type { Finding } from '#shared/content/checks.ts'
import { useText } from '../../i18n/index.ts'
import { Notice } from '../../ui/notice.tsx'

interface ChecksTabProps {
  readonly findings: readonly Finding[]
  readonly onChoose: (field: string) => void
}

/** What is missing before the item can be proposed; each leads to its field. */
export function ChecksTab({ findings, onChoose }: ChecksTabProps) {
  const { checks: text } = useText()
  if (findings.length === 0) {
    return (
      <Notice tone="green" title={text.nothingMissing}>
        {text.nothingMissingBody}
      </Notice>
    )
  }
  return (
    <>
      <p className="checks-intro" role="status">
        {text.intro({ count: findings.length })}
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
