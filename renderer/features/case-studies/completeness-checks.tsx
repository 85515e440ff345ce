import { ArrowRight, CircleDashed } from 'lucide-react'
import type { Completeness, SectionLack } from '#shared/case-study/completeness.ts'
import type { FactName } from '#shared/case-study/facts.ts'
import { sectionSpec } from '#shared/case-study/sections.ts'
import { useText } from '../../i18n/index.ts'
import type { Study } from './use-study.ts'
import './facts-form.css'

interface CompletenessChecksProps {
  readonly study: Study
  readonly completeness: Completeness
  readonly onSection: (index: number) => void
  readonly onAdd: (heading: string) => void
  readonly onFact: (fact: FactName) => void
}

/** How many things the case study lacks. */
function lacksInAll({ sections, leftOut, missingFacts }: Completeness): number {
  const incomplete = sections.filter(section => section.lacks.length > 0)
  return incomplete.length + leftOut.length + missingFacts.length
}

/** What the case study lacks to be whole, each with the way there. It keeps nobody from proposing it. */
export function CompletenessChecks({
  study,
  completeness,
  onSection,
  onAdd,
  onFact,
}: CompletenessChecksProps) {
  const { caseStudy: text } = useText()
  const sentence = (lacks: readonly SectionLack[]) => lacks.map(lack => text.lackSentence(lack)).join(' ')
  return (
    <section className="completeness-checks" aria-label={text.toComplete}>
      <h2 className="facts-title">{text.toComplete}</h2>
      {lacksInAll(completeness) === 0 && <p className="facts-help">{text.complete}</p>}
      <ul className="checks-list" aria-label={text.toComplete}>
        {study.study.sections.map(({ heading }, index) => {
          const lacks = completeness.sections[index]?.lacks ?? []
          return (
            lacks.length > 0 && (
              <Lack
                key={study.keys[index + 1]}
                words={`${heading}: ${sentence(lacks)}`}
                onChoose={() => onSection(index)}
              />
            )
          )
        })}
        {completeness.leftOut.map(name => {
          const { heading } = sectionSpec(name)
          return (
            <Lack
              key={name}
              words={`${heading}: ${sentence([{ lack: 'left_out' }])}`}
              onChoose={() => onAdd(heading)}
            />
          )
        })}
        {completeness.missingFacts.map(fact => (
          <Lack key={fact} words={text.factIsMissing({ fact })} onChoose={() => onFact(fact)} />
        ))}
      </ul>
    </section>
  )
}

function Lack({ words, onChoose }: { words: string; onChoose: () => void }) {
  return (
    <li>
      <button type="button" className="check-button" onClick={onChoose}>
        <CircleDashed aria-hidden className="check-sign" />
        <span>{words}</span>
        <ArrowRight aria-hidden className="check-arrow" />
      </button>
    </li>
  )
}
