import { ListPlus } from 'lucide-react'
import { type ComponentType, type ReactNode, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { withHeading } from '#shared/case-study/case-study.ts'
import { completenessOf } from '#shared/case-study/completeness.ts'
import { emptyCaseStudyBody } from '#shared/case-study/empty-case-study.ts'
import type { FactName } from '#shared/case-study/facts.ts'
import { recogniseHeading } from '#shared/case-study/heading-recognition.ts'
import { renderCaseStudy } from '#shared/case-study/render.ts'
import { sectionNames } from '#shared/case-study/sections.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useInspector } from '../../ui-state/inspector.ts'
import type { BodyPartProps } from '../writing/index.ts'
import { bringIntoSight } from './bring-into-sight.ts'
import { CompletenessChecks } from './completeness-checks.tsx'
import { CompletenessMeter } from './completeness-meter.tsx'
import { FactsForm } from './facts-form.tsx'
import { Outline } from './outline.tsx'
import { placeInStudy } from './place-in-study.ts'
import { Preview } from './preview.tsx'
import { type SectionInHand, SectionPage } from './section-page.tsx'
import type { SectionKey } from './study-words.ts'
import { type Study, useStudy } from './use-study.ts'
import { type Way, WaySwitch } from './way-switch.tsx'
import './case-study-body.css'

interface CaseStudyBodyProps extends BodyPartProps {
  /** The way to write it as one text. */
  readonly WholeText: ComponentType<BodyPartProps>
}

/** The body of a case study: section by section, as one text, or as the page that results. */
export function CaseStudyBody({ WholeText, ...body }: CaseStudyBodyProps) {
  const { draft, fields, field, page } = body
  const [way, setWay] = useState<Way>('sections')
  const [isSwitched, setSwitched] = useState(false)
  const change = (next: Way) => {
    if ((way === 'text') !== (next === 'text')) {
      // What is typed and not stored yet goes from one editor into the other.
      const now = draft.current()[field] ?? null
      if (now !== (fields[field] ?? null)) draft.change(field, now)
      setSwitched(true)
    }
    setWay(next)
  }
  const ways = <WaySwitch way={way} onChange={change} hasKeys={isSwitched} />
  if (way !== 'text')
    return (
      <BySection {...body} isPreview={way === 'preview'} onWrite={() => setWay('sections')} ways={ways} />
    )
  return (
    <WholeText
      {...body}
      page={parts =>
        page({
          ...parts,
          tools: (
            <div className="case-study-tools">
              {ways}
              {parts.tools}
            </div>
          ),
        })
      }
    />
  )
}

interface BySectionProps extends BodyPartProps {
  readonly isPreview: boolean
  /** Leaves the preview, in which nothing can be written. */
  readonly onWrite: () => void
  readonly ways: ReactNode
}

function sectionIn(study: Study, measured: ReturnType<typeof completenessOf>, slot: number): SectionInHand {
  const { sections, lead, facts } = study.study
  const section = sections[slot - 1]
  return {
    heading: section?.heading ?? null,
    name: section?.name ?? null,
    html: section?.html ?? lead,
    measured: measured.sections[slot - 1] ?? null,
    holdsFacts: facts !== null && facts.slot === slot,
  }
}

/** Where the text of the section in hand is written. */
const bodyBox = '.section-page [contenteditable=true]'

/** Where writing begins: in the first section, or in what stands before it where there is something. */
function firstKey({ study, keys }: Study): SectionKey {
  return (study.lead.trim() === '' ? keys[1] : undefined) ?? keys[0] ?? 0
}

function BySection({ draft, fields, field, page, isPreview, onWrite, ways }: BySectionProps) {
  const { caseStudy: text } = useText()
  const study = useStudy({ draft, fields, field })
  const completeness = useMemo(() => completenessOf(study.study), [study.study])
  const [inHand, setInHand] = useState<{ key: SectionKey; slot: number; takesKeys: boolean }>(() => {
    const key = firstKey(study)
    return { key, slot: study.keys.indexOf(key), takesKeys: false }
  })
  const [toolsHolder, setToolsHolder] = useState<HTMLElement | null>(null)

  // A section may be gone since it was chosen: then the one in its place is in hand.
  const found = study.keys.indexOf(inHand.key)
  const slot = found >= 0 ? found : Math.min(inHand.slot, study.keys.length - 1)
  const key = study.keys[slot] ?? 0
  const { sections } = study.study

  const choose = (chosen: SectionKey, takesKeys = false) => {
    study.partAgain()
    setInHand({ key: chosen, slot: study.keys.indexOf(chosen), takesKeys })
    bringIntoSight(toolsHolder?.closest('.item-main')?.querySelector('.section-page'))
  }
  const hasLead = study.study.lead.trim() !== '' || sections.length === 0
  const stepTo = (step: -1 | 1) => study.keys[slot + step]
  const canStep = (step: -1 | 1) => stepTo(step) !== undefined && (hasLead || slot + step > 0)
  const onStep = (step: -1 | 1) => {
    const next = stepTo(step)
    if (next !== undefined && canStep(step)) choose(next, true)
  }
  useCommand('caseStudy.previous', () => onStep(-1), { enabled: !isPreview && canStep(-1) })
  useCommand('caseStudy.next', () => onStep(1), { enabled: !isPreview && canStep(1) })

  const add = (heading: string) => {
    const index = placeFor(study, heading)
    choose(study.insert(index, heading), true)
  }
  const lastMove = useRef<() => void>(() => undefined)
  const move = (from: number, to: number) => {
    const heading = sections[from]?.heading ?? ''
    study.move(from, to)
    // Several steps are told by one sentence.
    lastMove.current()
    lastMove.current = showToast({
      message: text.moved({ heading, place: to + 1, all: sections.length }),
    })
  }
  const leaveOut = () => {
    const section = sections[slot - 1]
    if (section === undefined) return
    const putBack = study.remove(slot - 1)
    // The button that was pressed goes with the section; the keys go on in the one in its place.
    const next = study.keys[slot + 1] ?? study.keys[slot - 1] ?? 0
    setInHand({ key: next, slot, takesKeys: true })
    showToast({
      message: text.leftOutToast({ heading: section.heading }),
      action: {
        label: text.undo,
        run: () => {
          putBack()
          setInHand({ key, slot, takesKeys: false })
        },
      },
    })
  }
  const { choose: chooseTab, show } = useInspector()
  const isNarrow = () => toolsHolder?.closest<HTMLElement>('.item-layout')?.dataset['room'] === 'narrow'
  /** Puts the caret into a fact's box: that of its name, or the one in which words stand. */
  const showFact = (meant: { readonly name: FactName } | { readonly words: string }) => {
    flushSync(() => {
      chooseTab('details')
      show(true, isNarrow() ? 'over' : 'beside')
    })
    const fact = 'name' in meant ? `[data-fact="${meant.name}"]` : '[data-fact]'
    const boxes = [
      ...(toolsHolder
        ?.closest('.item-layout')
        ?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLButtonElement>(
          `:is(${fact}) :is(input, textarea, button)`,
        ) ?? []),
    ]
    const box = ('words' in meant ? boxes.find(each => each.value.includes(meant.words)) : null) ?? boxes[0]
    box?.scrollIntoView({ block: 'center' })
    box?.focus({ preventScroll: true })
  }
  /** From the checks to the text: out of the preview, and from under the inspector, where that lies over the text. */
  const toText = () => {
    flushSync(() => {
      onWrite()
      if (isNarrow()) show(false, 'over')
    })
  }
  const writeIn = (chosen: SectionKey) => {
    toText()
    // It may be in hand already: then nothing else would move the focus.
    if (chosen === key) toolsHolder?.closest('.item-main')?.querySelector<HTMLElement>(bodyBox)?.focus()
    choose(chosen, true)
  }

  const shownFields = { ...fields, [field]: renderCaseStudy(study.study) }
  const countries = fields['countries']
  const isBlank = sections.length === 0 && study.study.lead.trim() === '' && study.study.facts === null
  return page({
    tools: (
      <div className="case-study-tools">
        {ways}
        <div ref={setToolsHolder} className="case-study-section-tools" />
      </div>
    ),
    outline: (
      <Outline
        study={study}
        completeness={completeness}
        chosen={key}
        onChoose={chosen => choose(chosen)}
        onAdd={add}
        onMove={move}
      />
    ),
    text: (
      <div className="case-study-page" data-way={isPreview ? 'preview' : 'sections'}>
        {isBlank && (
          <div className="case-study-begin">
            <p>{text.beginHelp}</p>
            <Button
              variant="primary"
              icon={<ListPlus aria-hidden />}
              onPress={() => study.begin(emptyCaseStudyBody())}
            >
              {text.begin}
            </Button>
          </div>
        )}
        <div className="case-study-write">
          <SectionPage
            key={key}
            section={sectionIn(study, completeness, slot)}
            isFirst={slot === 1}
            isLast={slot === sections.length}
            toolsHolder={toolsHolder}
            takesKeys={inHand.takesKeys}
            onTouch={take => study.touch(key, take)}
            onRename={heading => study.change(before => withHeading(before, slot - 1, heading))}
            onMove={step => move(slot - 1, slot - 1 + step)}
            onLeaveOut={leaveOut}
            onStep={onStep}
            canStep={canStep}
          />
        </div>
        {isPreview && (
          <Preview fields={shownFields} slot={slot} headings={sections.map(section => section.heading)} />
        )}
      </div>
    ),
    details: (
      <FactsForm
        study={study}
        missing={completeness.missingFacts}
        countries={Array.isArray(countries) ? countries.filter(each => typeof each === 'string') : []}
      />
    ),
    checks: (
      <CompletenessChecks
        study={study}
        completeness={completeness}
        onSection={index => writeIn(study.keys[index + 1] ?? 0)}
        onAdd={heading => {
          toText()
          add(heading)
        }}
        onFact={name => showFact({ name })}
      />
    ),
    foot: <CompletenessMeter completeness={completeness} />,
    write: () => flushSync(onWrite),
    placeOf: place => {
      const there = placeInStudy(study.study, place.block)
      if (there.kind === 'facts') {
        showFact({ words: 'words' in place.on ? place.on.words : '' })
        return null
      }
      flushSync(() => choose(study.keys[there.slot] ?? 0))
      return { ...place, block: there.kind === 'text' ? there.block : 0 }
    },
  })
}

/** Where a section that was left out goes: behind the last of those that usually stand before it. */
function placeFor({ study }: Study, heading: string): number {
  const name = recogniseHeading(heading)
  if (name === null) return study.sections.length
  const order = sectionNames.indexOf(name)
  return (
    study.sections.findLastIndex(other => other.name !== null && sectionNames.indexOf(other.name) < order) + 1
  )
}
