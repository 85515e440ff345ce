import { ArrowDown, ArrowUp, ChevronDown, ChevronLeft, ChevronRight, ListX } from 'lucide-react'
import { useEffect, useState } from 'react'
import {
  Button as AriaButton,
  Disclosure,
  DisclosurePanel,
  Heading,
  TextArea,
  TextField,
} from 'react-aria-components'
import { createPortal } from 'react-dom'
import type { SectionCompleteness } from '#shared/case-study/completeness.ts'
import { type SectionName, sectionSpec } from '#shared/case-study/sections.ts'
import { acceleratorOf } from '../../commands/index.ts'
import { RichTextContent, RichTextTools, useRichText } from '../../editor/rich-text.tsx'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useCaseStudyChoices } from '../../ui-state/case-study-choices.ts'
import { InsertMenu } from './insert-menu.tsx'
import './section-page.css'

/** What is shown of the section in hand. */
export interface SectionInHand {
  /** null: what stands before the first section. */
  readonly heading: string | null
  readonly name: SectionName | null
  readonly html: string
  readonly measured: SectionCompleteness | null
  readonly holdsFacts: boolean
}

interface SectionPageProps {
  readonly section: SectionInHand
  readonly isFirst: boolean
  readonly isLast: boolean
  /** Where the tools for the text are shown. */
  readonly toolsHolder: HTMLElement | null
  /** The keys go into the text as soon as it is there. */
  readonly takesKeys: boolean
  readonly onTouch: (take: () => string) => void
  readonly onRename: (heading: string) => void
  readonly onMove: (step: -1 | 1) => void
  readonly onLeaveOut: () => void
  readonly onStep: (step: -1 | 1) => void
  readonly canStep: (step: -1 | 1) => boolean
}

/** One section: its heading, what belongs into it, its text. */
export function SectionPage(props: SectionPageProps) {
  const { section, onStep, canStep } = props
  const { caseStudy: text } = useText()
  return (
    <section className="section-page" aria-label={section.heading ?? text.lead}>
      {section.heading === null ? (
        <h2 className="section-lead">{text.lead}</h2>
      ) : (
        <SectionHead {...props} heading={section.heading} />
      )}
      <Guidance section={section} />
      {section.holdsFacts && <p className="section-note">{text.factsAreElsewhere}</p>}
      <SectionText {...props} />
      <div className="section-steps">
        <Button
          variant="quiet"
          icon={<ChevronLeft aria-hidden />}
          isDisabled={!canStep(-1)}
          onPress={() => onStep(-1)}
        >
          {text.previous}
          <StepKey command="caseStudy.previous" />
        </Button>
        <Button variant="quiet" isDisabled={!canStep(1)} onPress={() => onStep(1)}>
          {text.next}
          <StepKey command="caseStudy.next" />
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </section>
  )
}

function StepKey({ command }: { command: 'caseStudy.previous' | 'caseStudy.next' }) {
  const accelerator = acceleratorOf(command)
  return (
    <span aria-hidden className="section-step-key">
      {accelerator !== null && <KeyHint accelerator={accelerator} />}
    </span>
  )
}

function SectionHead({
  heading,
  isFirst,
  isLast,
  onRename,
  onMove,
  onLeaveOut,
}: SectionPageProps & { heading: string }) {
  const { caseStudy: text } = useText()
  // An empty heading would end the section: while it is typed anew, the old one holds.
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <div className="section-head">
      <TextField
        className="section-heading"
        aria-label={text.heading}
        value={typed ?? heading}
        onChange={words => {
          // A heading is one line: a line break in what was pasted is a space.
          const line = words.replace(/\s*\n\s*/g, ' ')
          setTyped(line)
          onRename(line)
        }}
        onBlur={() => setTyped(null)}
      >
        <TextArea
          className="section-heading-input"
          rows={1}
          spellCheck="true"
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
            event.preventDefault()
            const page = event.currentTarget.closest('.section-page')
            page?.querySelector<HTMLElement>('[role=textbox]')?.focus()
          }}
        />
      </TextField>
      <IconButton
        label={text.moveUp}
        icon={<ArrowUp aria-hidden />}
        isDisabled={isFirst}
        onPress={() => onMove(-1)}
      />
      <IconButton
        label={text.moveDown}
        icon={<ArrowDown aria-hidden />}
        isDisabled={isLast}
        onPress={() => onMove(1)}
      />
      <IconButton label={text.leaveOut} icon={<ListX aria-hidden />} onPress={onLeaveOut} />
    </div>
  )
}

function Guidance({ section: { heading, name, measured } }: { section: SectionInHand }) {
  const { caseStudy: text } = useText()
  const isShown = useCaseStudyChoices(choices => choices.isGuidanceShown)
  const { what, points } = text.guidanceOf[heading === null ? 'lead' : (name ?? 'own')]
  const to = name === null ? null : sectionSpec(name).suggestedWords.to
  return (
    <Disclosure
      className="section-guidance"
      isExpanded={isShown}
      onExpandedChange={isGuidanceShown => useCaseStudyChoices.setState({ isGuidanceShown })}
    >
      <Heading level={3} className="section-guidance-title">
        <AriaButton slot="trigger" className="section-guidance-trigger">
          <ChevronDown aria-hidden />
          {text.guidance}
        </AriaButton>
      </Heading>
      <DisclosurePanel className="section-guidance-panel">
        <p>{what}</p>
        <ul>
          {points.map(point => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </DisclosurePanel>
      {measured !== null && measured.lacks.length > 0 && (
        <p className="section-lacks">{measured.lacks.map(lack => text.lackSentence(lack)).join(' ')}</p>
      )}
      {measured !== null && to !== null && measured.words > to && (
        <p className="section-lacks">{text.tooLong({ to })}</p>
      )}
    </Disclosure>
  )
}

function SectionText({ section, toolsHolder, takesKeys, onTouch }: SectionPageProps) {
  const text = useText()
  const richText = useRichText({
    label: text.fields.name({ field: 'body' }),
    placeholder: text.caseStudy.sectionText,
    value: section.html,
    onTouch,
  })
  const { editor } = richText
  useEffect(() => {
    if (takesKeys) editor.commands.focus('start', { scrollIntoView: false })
  }, [editor, takesKeys])
  return (
    <>
      {toolsHolder !== null &&
        createPortal(
          <>
            <RichTextTools richText={richText} />
            <InsertMenu editor={editor} />
          </>,
          toolsHolder,
        )}
      <div data-part="">
        <RichTextContent richText={richText} />
      </div>
    </>
  )
}
