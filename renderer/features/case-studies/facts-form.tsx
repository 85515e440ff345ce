import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Group } from 'react-aria-components'
import {
  withFactOfItsOwn,
  withFactRow,
  withoutFactRow,
  withStatedFact,
} from '#shared/case-study/case-study.ts'
import { budgetRanges, governmentLevels } from '#shared/case-study/fact-choices.ts'
import { factIn } from '#shared/case-study/fact-sheet.ts'
import {
  type FactValue,
  factAsText,
  factFromText,
  factText,
  readFactValue,
} from '#shared/case-study/fact-value.ts'
import { type FactName, factNames, factSpec } from '#shared/case-study/facts.ts'
import { SanitisedHtml } from '../../editor/reading/sanitised-html.tsx'
import { useText } from '../../i18n/index.ts'
import { useTerms } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SoftwareFact } from './software-fact.tsx'
import { SuggestField } from './suggest-field.tsx'
import { TypedField } from './typed-field.tsx'
import { useTypedText } from './typed-text.ts'
import type { Study } from './use-study.ts'
import './facts-form.css'

interface FactsFormProps {
  readonly study: Study
  readonly missing: readonly FactName[]
  /** Countries of the item itself, by their term. */
  readonly countries: readonly string[]
}

/** **At a glance**: the facts of the case study. */
export function FactsForm({ study, missing, countries }: FactsFormProps) {
  const { caseStudy: text } = useText()
  const sheet = study.study.facts?.sheet ?? null
  const terms = useTerms('countries')
  const names = countries
    .map(id => terms?.find(term => term.id === id)?.label)
    .filter(name => name !== undefined)
  return (
    <section className="facts-form" aria-label={text.atAGlance}>
      <h2 className="facts-title">{text.atAGlance}</h2>
      <p className="facts-help">{text.atAGlanceHelp}</p>
      {factNames.map(name => (
        <div key={name} data-fact={name}>
          <Fact
            name={name}
            value={factIn(sheet, name)}
            isMissing={missing.includes(name)}
            onChange={value => study.change(before => withStatedFact(before, name, value))}
          />
          {name === 'countries' && names.length > 0 && factIn(sheet, name) === null && (
            <Button
              size="small"
              variant="quiet"
              onPress={() => study.change(before => withStatedFact(before, name, { kind: 'names', names }))}
            >
              {text.fromItem({ names: names.join(', ') })}
            </Button>
          )}
        </div>
      ))}
      <OwnFacts study={study} />
    </section>
  )
}

interface FactProps {
  readonly name: FactName
  readonly value: FactValue | null
  readonly isMissing: boolean
  readonly onChange: (value: FactValue | null) => void
}

function Fact({ name, value, isMissing, onChange }: FactProps) {
  const { caseStudy: text } = useText()
  const { kind } = factSpec(name)
  if (value?.kind === 'written') {
    return <WrittenFact label={text.facts[name]} value={value} onChange={onChange} />
  }
  if (kind === 'software' && value?.kind !== 'text') {
    return (
      <SoftwareFact
        label={text.facts[name]}
        help={text.factHelp[name]}
        isMissing={isMissing}
        software={value?.kind === 'software' ? value.software : []}
        onChange={software => onChange({ kind: 'software', software })}
      />
    )
  }
  return <FactBox name={name} value={value} isMissing={isMissing} onChange={onChange} />
}

/** A fact that is typed as words. */
function FactBox({ name, value, isMissing, onChange }: FactProps) {
  const { caseStudy: text } = useText()
  const { kind } = factSpec(name)
  const box = useTypedText(value === null ? '' : (factAsText(value) ?? ''), words =>
    onChange(factFromText(kind, words)),
  )
  const choices = {
    level: governmentLevels.map(level => text.levels[level]),
    budget: budgetRanges.map(range => text.budgets[range]),
  }
  if (kind === 'level' || kind === 'budget') {
    return (
      <SuggestField
        label={text.facts[name]}
        suggestions={choices[kind]}
        isMissing={isMissing}
        note={text.factHelp[name]}
        {...box}
      />
    )
  }
  const isAmiss = value?.kind === 'text' && (kind === 'date' || kind === 'address')
  const amiss = kind === 'date' ? text.notADate : text.notAnAddress
  return (
    <TypedField
      label={text.facts[name]}
      isMissing={isMissing}
      description={isAmiss ? amiss : text.factHelp[name]}
      isLong={kind === 'text'}
      {...box}
    />
  )
}

interface WrittenFactProps {
  readonly label: string
  readonly value: Extract<FactValue, { kind: 'written' }>
  readonly onChange: (value: FactValue) => void
}

/** A fact with links or formatting that a box could not keep. */
function WrittenFact({ label, value, onChange }: WrittenFactProps) {
  const { caseStudy: text } = useText()
  return (
    <fieldset className="fact-group">
      <legend className="field-label">{label}</legend>
      <SanitisedHtml html={value.html} className="fact-written" />
      <span className="field-description">{text.keptAsWritten}</span>
      <Button size="small" onPress={() => onChange({ kind: 'text', text: factText(value) })}>
        {text.asPlainText}
      </Button>
    </fieldset>
  )
}

/** Facts that only this case study has. */
function OwnFacts({ study }: { study: Study }) {
  const { caseStudy: text } = useText()
  const rows = (study.study.facts?.sheet.rows ?? []).map((row, index) => ({ ...row, index }))
  const own = rows.filter(row => row.fact === null)
  // Whoever adds a fact wants to name it.
  const [added, setAdded] = useState<number | null>(null)
  return (
    <fieldset className="fact-group own-facts">
      <legend className="facts-title">{text.ownFacts}</legend>
      {own.map(row => (
        <OwnFact
          key={row.index}
          study={study}
          index={row.index}
          label={row.label}
          cell={row.cell}
          isNew={row.index === added}
        />
      ))}
      <Button
        size="small"
        icon={<Plus aria-hidden />}
        onPress={() => {
          setAdded(rows.length)
          study.change(before => withFactOfItsOwn(before, freshLabel(text.newFact, own), ''))
        }}
      >
        {text.addOwnFact}
      </Button>
    </fieldset>
  )
}

function freshLabel(label: string, rows: readonly { readonly label: string }[]): string {
  const taken = rows.filter(row => row.label.startsWith(label)).length
  return taken === 0 ? label : `${label} ${taken + 1}`
}

interface OwnFactProps {
  readonly study: Study
  readonly index: number
  readonly label: string
  readonly cell: string
  readonly isNew: boolean
}

function OwnFact({ study, index, label, cell, isNew }: OwnFactProps) {
  const { caseStudy: text } = useText()
  const value = readFactValue('text', cell)
  const name = useTypedLabel(label, words =>
    study.change(before => withFactRow(before, index, { label: words })),
  )
  const box = useTypedText(value.kind === 'text' ? value.text : '', words =>
    study.change(before => withFactRow(before, index, { value: { kind: 'text', text: words } })),
  )
  return (
    <Group className="own-fact" aria-label={label === '' ? text.unnamedFact : label}>
      <div className="fact-software-name">
        <TypedField label={text.ownFactLabel} autoFocus={isNew} {...name} />
        <IconButton
          label={text.removeFact({ label: label === '' ? text.unnamedFact : label })}
          icon={<Trash2 aria-hidden />}
          onPress={() => study.change(before => withoutFactRow(before, index))}
        />
      </div>
      {value.kind === 'written' ? (
        <WrittenFact
          label={text.ownFactValue}
          value={value}
          onChange={changed => study.change(before => withFactRow(before, index, { value: changed }))}
        />
      ) : (
        <TypedField label={text.ownFactValue} isLong {...box} />
      )}
    </Group>
  )
}

/** A label takes effect when it is left: one that names a known fact moves up to that fact's own box. */
function useTypedLabel(shown: string, onDone: (label: string) => void) {
  const [typed, setTyped] = useState<string | null>(null)
  return {
    value: typed ?? shown,
    onChange: setTyped,
    onBlur: () => {
      if (typed !== null && typed.trim() !== '') onDone(typed)
      setTyped(null)
    },
  }
}
