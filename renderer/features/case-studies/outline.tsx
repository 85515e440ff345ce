import { clsx } from 'clsx'
import { GripVertical, Plus } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import type { Completeness, SectionCompleteness } from '#shared/case-study/completeness.ts'
import { type SectionName, sectionNames, sectionSpec } from '#shared/case-study/sections.ts'
import { useText } from '../../i18n/index.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { CompletenessMeter } from './completeness-meter.tsx'
import { SectionMark } from './section-mark.tsx'
import type { SectionKey } from './study-words.ts'
import type { Study } from './use-study.ts'
import './outline.css'

interface OutlineProps {
  readonly study: Study
  readonly completeness: Completeness
  readonly chosen: SectionKey
  readonly onChoose: (key: SectionKey) => void
  readonly onAdd: (heading: string) => void
  readonly onMove: (from: number, to: number) => void
}

/** The sections, in order, with how far each is; below them those that it could have besides. */
export function Outline({ study, completeness, chosen, onChoose, onAdd, onMove }: OutlineProps) {
  const { caseStudy: text } = useText()
  const { sections, lead } = study.study
  const hasLead = lead.trim() !== '' || sections.length === 0
  const holder = useRef<HTMLElement>(null)
  useMoveKeys(holder, study.keys, onMove)
  return (
    <nav ref={holder} className="case-study-outline" aria-label={text.outline}>
      <CompletenessMeter completeness={completeness} />
      {hasLead && (
        <AriaButton
          className={clsx('outline-section outline-lead', chosen === study.keys[0] && 'outline-chosen')}
          aria-current={chosen === study.keys[0]}
          onPress={() => onChoose(study.keys[0] ?? 0)}
        >
          <span className="outline-heading">{text.lead}</span>
        </AriaButton>
      )}
      {sections.length > 0 && (
        <SectionList
          study={study}
          completeness={completeness}
          chosen={chosen}
          onChoose={onChoose}
          onMove={onMove}
        />
      )}
      {sections.length > 1 && (
        <p className="outline-hint">
          {text.moveHint}
          <KeyHint accelerator="Alt+Up" />
          <KeyHint accelerator="Alt+Down" />
        </p>
      )}
      <MoreSections study={study} leftOut={completeness.leftOut} onAdd={onAdd} />
    </nav>
  )
}

/** Alt with an arrow moves the section that has the keys; the list itself would only walk on. */
function useMoveKeys(
  holder: RefObject<HTMLElement | null>,
  keys: readonly SectionKey[],
  onMove: (from: number, to: number) => void,
): void {
  const latest = useRef({ keys, onMove })
  useEffect(() => {
    latest.current = { keys, onMove }
  })
  useEffect(() => {
    const element = holder.current
    const move = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      const row = event.target instanceof Element ? event.target.closest('[role=row]') : null
      if (step === 0 || !event.altKey || row === null) return
      event.preventDefault()
      event.stopPropagation()
      const sections = latest.current.keys.slice(1)
      const from = sections.findIndex(key => String(key) === row.getAttribute('data-key'))
      if (from >= 0 && sections[from + step] !== undefined) latest.current.onMove(from, from + step)
    }
    // Before the list hears of it.
    element?.addEventListener('keydown', move, true)
    return () => element?.removeEventListener('keydown', move, true)
  }, [holder])
}

type SectionListProps = Omit<OutlineProps, 'onAdd'>

function SectionList({ study, completeness, chosen, onChoose, onMove }: SectionListProps) {
  const { caseStudy: text } = useText()
  const sections = study.study.sections.map(({ heading }, index) => ({
    id: study.keys[index + 1] ?? 0,
    heading,
    measured: completeness.sections[index],
  }))
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: keys =>
      [...keys].map(key => ({ 'text/plain': sections.find(({ id }) => id === key)?.heading ?? '' })),
    onReorder: ({ keys, target }) => {
      const [moved] = [...keys]
      const from = sections.findIndex(({ id }) => id === moved)
      const beside = sections.findIndex(({ id }) => id === target.key)
      const gap = target.dropPosition === 'before' ? beside : beside + 1
      if (from >= 0 && beside >= 0) onMove(from, gap > from ? gap - 1 : gap)
    },
  })
  return (
    <GridList
      className="outline-list"
      aria-label={text.sections}
      items={sections}
      dependencies={[chosen]}
      dragAndDropHooks={dragAndDropHooks}
      onAction={key => {
        if (typeof key === 'number') onChoose(key)
      }}
    >
      {({ id, heading, measured }) => (
        <GridListItem
          id={id}
          textValue={heading}
          className={clsx('outline-section', id === chosen && 'outline-chosen')}
        >
          <AriaButton slot="drag" className="outline-grip" aria-label={text.dragged({ heading })}>
            <GripVertical aria-hidden />
          </AriaButton>
          {measured && <SectionMark state={measured.state} />}
          <span className="outline-words">
            <span className="outline-heading">{heading}</span>
            {measured && <Measure measured={measured} />}
          </span>
        </GridListItem>
      )}
    </GridList>
  )
}

function Measure({ measured: { name, state, words } }: { measured: SectionCompleteness }) {
  const { caseStudy: text } = useText()
  const suggested = name === null ? null : sectionSpec(name).suggestedWords
  return (
    <span className="outline-measure">
      <span className="visually-hidden">{text.stateFirst({ state })}</span>
      {suggested === null ? text.ownWords({ words }) : text.words({ words, ...suggested })}
    </span>
  )
}

interface MoreSectionsProps {
  readonly study: Study
  readonly leftOut: readonly SectionName[]
  readonly onAdd: (heading: string) => void
}

function MoreSections({ study, leftOut, onAdd }: MoreSectionsProps) {
  const { caseStudy: text } = useText()
  const present = study.study.sections.map(section => section.name)
  const absent = sectionNames.filter(name => !present.includes(name))
  return (
    <section className="outline-more" aria-label={text.moreSections}>
      <h2 className="outline-more-title">{text.moreSections}</h2>
      {absent.map(name => {
        const { heading } = sectionSpec(name)
        const isMissing = leftOut.includes(name)
        return (
          <AriaButton key={name} className="outline-add" onPress={() => onAdd(heading)}>
            <Plus aria-hidden />
            <span className="outline-heading">
              <span className="visually-hidden">{text.addFirst}</span>
              {heading}
            </span>
            <span className={isMissing ? 'outline-missing' : 'outline-optional'}>
              {isMissing ? text.leftOut : text.optional}
            </span>
          </AriaButton>
        )
      })}
      <AriaButton className="outline-add" onPress={() => onAdd(text.ownHeading)}>
        <Plus aria-hidden />
        <span className="outline-heading">{text.addOwn}</span>
      </AriaButton>
    </section>
  )
}
