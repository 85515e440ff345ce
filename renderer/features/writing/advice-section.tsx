import { ArrowRight, Lightbulb } from 'lucide-react'
import { useId } from 'react'
import type { Finding } from '#shared/content/checks.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { useText } from '../../i18n/index.ts'
import { useAdvice } from './use-advice.ts'

/** More than these nobody works through at once. */
const mostShown = 100

interface AdviceSectionProps {
  readonly type: ItemType
  readonly fields: ItemFields
  readonly language: string
  readonly onChoose: (finding: Finding) => void
}

/** What an editor might do better; each leads to the very spot. */
export function AdviceSection({ type, fields, language, onChoose }: AdviceSectionProps) {
  const { checks: text } = useText()
  const headingId = useId()
  const advice = useAdvice(type, fields, language)
  const findings = advice?.findings ?? []
  return (
    <section className="checks-section" aria-labelledby={headingId} aria-busy={advice === null}>
      <h2 id={headingId} className="checks-heading">
        {text.adviceHeading}
      </h2>
      <p className="checks-intro">
        {advice === null ? text.readingAdvice : findings.length === 0 ? text.noAdvice : text.adviceIntro}
      </p>
      {findings.length > 0 && (
        <ul className="checks-list" aria-label={text.adviceList}>
          {findings.slice(0, mostShown).map((finding, index) => (
            // Two findings may say the same of two places: their order tells them apart.
            <li key={`${finding.rule} ${index.toString()}`}>
              <button type="button" className="check-button" onClick={() => onChoose(finding)}>
                <Lightbulb aria-hidden className="check-sign-advice" />
                <span>{text.sentence({ finding })}</span>
                <ArrowRight aria-hidden className="check-arrow" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {findings.length > mostShown && (
        <p className="checks-intro">{text.moreAdvice({ count: findings.length - mostShown })}</p>
      )}
      {advice?.readingEase && <p className="checks-ease">{text.readingEase(advice.readingEase)}</p>}
    </section>
  )
}
