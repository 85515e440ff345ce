import { Meter } from 'react-aria-components'
import type { Completeness } from '#shared/case-study/completeness.ts'
import { useText } from '../../i18n/index.ts'
import './completeness-meter.css'

/** How far a case study is in all, in words and as a bar. */
export function CompletenessMeter({ completeness }: { completeness: Completeness }) {
  const { caseStudy: text } = useText()
  const sentence = text.inAll({
    done: completeness.sectionsDone,
    all: completeness.sectionsInAll,
    missing: completeness.missingFacts.length,
  })
  return (
    <Meter
      className="completeness-meter"
      value={completeness.share * 100}
      aria-label={text.completeness}
      valueLabel={sentence}
    >
      {({ percentage }) => (
        <>
          <span className="completeness-track" aria-hidden>
            <span className="completeness-bar" style={{ inlineSize: `${percentage}%` }} />
          </span>
          <span className="completeness-words">{sentence}</span>
        </>
      )}
    </Meter>
  )
}
