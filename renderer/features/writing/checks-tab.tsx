import { ArrowRight, CircleDashed } from 'lucide-react'
import { useId } from 'react'
import type { Finding } from '#shared/content/checks.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { State } from '#shared/workflow/state.ts'
import { useText } from '../../i18n/index.ts'
import { Notice } from '../../ui/notice.tsx'
import { AdviceSection } from './advice-section.tsx'

interface ChecksTabProps {
  readonly type: ItemType
  /** As they were when the person last paused. */
  readonly fields: ItemFields
  /** The language that the item is written in, as a BCP 47 tag. */
  readonly language: string
  readonly state: State
  /** Whether this person publishes a draft without proposing it first. */
  readonly isPublishedAtOnce: boolean
  /** What keeps the item from being proposed. */
  readonly findings: readonly Finding[]
  readonly onChoose: (finding: Finding) => void
}

/** What is missing before the item can go on its way, and what an editor might do better; each leads to its place. */
export function ChecksTab({ type, fields, language, findings, onChoose, ...standing }: ChecksTabProps) {
  return (
    <>
      <MissingSection findings={findings} onChoose={onChoose} {...standing} />
      <AdviceSection type={type} fields={fields} language={language} onChoose={onChoose} />
    </>
  )
}

type MissingSectionProps = Pick<ChecksTabProps, 'state' | 'isPublishedAtOnce' | 'findings' | 'onChoose'>

function MissingSection({ state, isPublishedAtOnce, findings, onChoose }: MissingSectionProps) {
  const { checks: text } = useText()
  const headingId = useId()
  return (
    <section className="checks-section" aria-labelledby={headingId}>
      <h2 id={headingId} className="checks-heading">
        {text.missingHeading({ state, isPublishedAtOnce })}
      </h2>
      {findings.length === 0 ? (
        <Notice tone="green" title={text.nothingMissing}>
          {text.nothingMissingBody({ state, isPublishedAtOnce })}
        </Notice>
      ) : (
        <>
          <p className="checks-intro" role="status">
            {text.intro({ count: findings.length, state, isPublishedAtOnce })}
          </p>
          <ul className="checks-list" aria-label={text.list}>
            {findings.map((finding, index) => (
              // A rule may be broken twice in one field: the order tells them apart.
              <li key={`${finding.field} ${finding.rule} ${index.toString()}`}>
                <button type="button" className="check-button" onClick={() => onChoose(finding)}>
                  <CircleDashed aria-hidden className="check-sign" />
                  <span>{text.sentence({ finding })}</span>
                  <ArrowRight aria-hidden className="check-arrow" />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
