import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyBlock, anyBody } from '../../tests/support/any-body.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { disallowedHtml } from '../content/allowed-html.ts'
import { plainText } from '../content/plain-text.ts'
import {
  type CaseStudy,
  withFactOfItsOwn,
  withFactRow,
  withHeading,
  withoutFactRow,
  withoutSection,
  withSection,
  withSectionMoved,
  withStatedFact,
  withText,
} from './case-study.ts'
import { completenessOf } from './completeness.ts'
import { emptyCaseStudy, emptyCaseStudyBody } from './empty-case-study.ts'
import { budgetRanges, governmentLevels } from './fact-choices.ts'
import { factIn } from './fact-sheet.ts'
import { type FactValue, isEmptyFact, readFactValue, writeFactValue } from './fact-value.ts'
import { type FactName, factNames, factSpec } from './facts.ts'
import { announcesFacts } from './heading-recognition.ts'
import { escaped } from './markup.ts'
import { readCaseStudy } from './read.ts'
import { renderCaseStudy } from './render.ts'

const seed = printedSeed('case study')
const runs = { seed, numRuns: 400 }

const line = fc
  .string({ unit: fc.constantFrom(...'abc AB12.,;()<>&"é–-:/@'), minLength: 1, maxLength: 20 })
  .map(text => text.replace(/ +/g, ' ').trim())
  .filter(text => text !== '')

const software = fc.record({
  name: line,
  licence: fc.constantFrom('', 'EUPL-1.2', 'MIT OR Apache-2.0', 'GPL-3.0-or-later'),
  repository: fc.constantFrom('', 'https://code.example.eu/a', 'https://code.example.eu/?a=1&b="2"'),
})

const date = fc
  .tuple(
    fc.integer({ min: 1970, max: 2099 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .chain(([year, month, day]) => {
    const [paddedMonth, paddedDay] = [month, day].map(number => String(number).padStart(2, '0'))
    return fc.constantFrom(`${year}`, `${year}-${paddedMonth}`, `${year}-${paddedMonth}-${paddedDay}`)
  })

/** Values as a form for a fact of a kind gives them. */
function valueFor(name: FactName): fc.Arbitrary<FactValue> {
  switch (factSpec(name).kind) {
    case 'text':
      return fc
        .array(line, { minLength: 1, maxLength: 3 })
        .map(lines => ({ kind: 'text', text: lines.join('\n') }))
    case 'names':
      return fc.array(line, { minLength: 1, maxLength: 4 }).map(names => ({ kind: 'names', names }))
    case 'software':
      return fc
        .array(software, { minLength: 1, maxLength: 3 })
        .map(entries => ({ kind: 'software', software: entries }))
    case 'level':
      return fc.constantFrom(...governmentLevels).map(level => ({ kind: 'level', level }))
    case 'budget':
      return fc.constantFrom(...budgetRanges).map(range => ({ kind: 'budget', range }))
    case 'date':
      return date.map(value => ({ kind: 'date', date: value }))
    case 'contact':
      return fc.record({
        kind: fc.constant('contact' as const),
        name: fc.constantFrom('', 'Jo Doe', 'Jo Doe, City of X'),
        email: fc.constantFrom('jo@example.eu', 'a.b+c@example.eu'),
      })
    case 'address':
      return fc
        .constantFrom('https://example.eu', 'http://example.eu/?a=1&b=2')
        .map(url => ({ kind: 'address', url }))
  }
}

type Step = (study: CaseStudy) => CaseStudy

const statedFact: fc.Arbitrary<Step> = fc.constantFrom(...factNames).chain(name =>
  fc.option(valueFor(name)).map(
    (value): Step =>
      study =>
        withStatedFact(study, name, value),
  ),
)

const index = fc.nat({ max: 12 })
const tidyText = fc
  .array(line, { maxLength: 3 })
  .map(lines => lines.map(text => `<p>${escaped(text)}</p>`).join(''))

function steps(text: fc.Arbitrary<string>): fc.Arbitrary<readonly Step[]> {
  return fc.array(
    fc.oneof(
      statedFact,
      fc.tuple(index, text).map(
        ([slot, html]): Step =>
          study =>
            withText(study, slot % (study.sections.length + 1), html),
      ),
      fc.tuple(index, line).map(
        ([at, heading]): Step =>
          study =>
            withHeading(study, at, heading),
      ),
      fc.tuple(index, line, text).map(
        ([at, heading, html]): Step =>
          study =>
            withSection(study, Math.min(at, study.sections.length), heading, html),
      ),
      index.map(
        (at): Step =>
          study =>
            withoutSection(study, at),
      ),
      fc.tuple(index, index).map(
        ([from, to]): Step =>
          study =>
            withSectionMoved(study, from, to),
      ),
      fc.tuple(line, line).map(
        ([label, value]): Step =>
          study =>
            withFactOfItsOwn(study, label, value),
      ),
      fc.tuple(index, line).map(
        ([row, label]): Step =>
          study =>
            withFactRow(study, row, { label }),
      ),
      index.map(
        (row): Step =>
          study =>
            withoutFactRow(study, row),
      ),
    ),
    { maxLength: 8 },
  )
}

it('whatever the body, reading and writing it gives the same letters', () => {
  fc.assert(
    fc.property(
      fc.oneof(anyBody, fc.string(), fc.string({ unit: fc.constantFrom(...'<>/h2ptrd ="a&;!-') })),
      body => {
        expect(renderCaseStudy(readCaseStudy(body))).toBe(body)
      },
    ),
    runs,
  )
})

it('a case study made with the desk is read as it was made', () => {
  fc.assert(
    fc.property(steps(tidyText), all => {
      const study = all.reduce((made, step) => step(made), emptyCaseStudy)
      expect(readCaseStudy(renderCaseStudy(study))).toEqual(study)
    }),
    runs,
  )
})

it('what the desk writes into a case study is HTML that the portal accepts', () => {
  fc.assert(
    fc.property(anyBody, steps(anyBlock), (body, all) => {
      const study = all.reduce((made, step) => step(made), readCaseStudy(body))
      const before = disallowedHtml(body)
      expect(disallowedHtml(renderCaseStudy(study)).filter(found => !before.includes(found))).toEqual([])
    }),
    runs,
  )
})

function wordsOf(html: string): string {
  return plainText(html).replace(/\s+/g, '')
}

it('editing one section leaves every letter outside it', () => {
  fc.assert(
    fc.property(anyBody, index, anyBlock, (body, at, html) => {
      const study = readCaseStudy(body)
      const slot = at % (study.sections.length + 1)
      const after = withText(study, slot, html)
      const others = (each: CaseStudy) => [
        each.sections.map(section => section.headingHtml),
        [each.lead, ...each.sections.map(section => section.html)].toSpliced(slot, 1),
        each.facts?.sheet,
      ]
      expect(others(after)).toEqual(others(study))
      const written = renderCaseStudy(after)
      for (const part of others(study).flat()) {
        if (typeof part === 'string' && study.facts === null) expect(written).toContain(part)
      }
      expect(wordsOf(written)).toContain(wordsOf(html))
    }),
    runs,
  )
})

it('moving sections loses no word and no section', () => {
  fc.assert(
    fc.property(anyBody, index, index, (body, from, to) => {
      const study = readCaseStudy(body)
      const moved = withSectionMoved(study, from, to)
      const headings = (each: CaseStudy) => each.sections.map(section => section.headingHtml).sort()
      expect(headings(moved)).toEqual(headings(study))
      const letters = (html: string) => [...wordsOf(html)].sort().join('')
      expect(letters(renderCaseStudy(moved))).toBe(letters(body))
      const again = readCaseStudy(renderCaseStudy(moved))
      // A heading that announces the facts and comes to stand before their table becomes a part of them.
      const shown = (each: CaseStudy) =>
        each.sections.map(section => section.heading).filter(heading => !announcesFacts(heading))
      expect(shown(again)).toEqual(shown(moved))
    }),
    runs,
  )
})

it('a stated fact is read again, and the others keep their letters', () => {
  fc.assert(
    fc.property(
      anyBody,
      fc.constantFrom(...factNames).chain(name => fc.tuple(fc.constant(name), valueFor(name))),
      (body, [name, value]) => {
        const study = readCaseStudy(body)
        const stated = withStatedFact(study, name, value)
        const again = readCaseStudy(renderCaseStudy(stated))
        expect(factIn(again.facts?.sheet ?? null, name)).toEqual(
          readFactValue(factSpec(name).kind, writeFactValue(value)),
        )
        for (const other of factNames.filter(each => each !== name)) {
          expect(factIn(again.facts?.sheet ?? null, other)).toEqual(factIn(study.facts?.sheet ?? null, other))
        }
        expect(again.sections).toEqual(stated.sections)
      },
    ),
    runs,
  )
})

it('stating what is stated already changes no letter', () => {
  fc.assert(
    fc.property(anyBody, fc.constantFrom(...factNames), (body, name) => {
      const study = readCaseStudy(body)
      const value = factIn(study.facts?.sheet ?? null, name)
      if (value !== null) expect(renderCaseStudy(withStatedFact(study, name, value))).toBe(body)
    }),
    runs,
  )
})

it('a value of a fact stands in a cell in one way, and is read from it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...factNames).chain(name => fc.tuple(fc.constant(name), valueFor(name))),
      ([name, value]) => {
        const cell = writeFactValue(value)
        const read = readFactValue(factSpec(name).kind, cell)
        expect(writeFactValue(read)).toBe(cell)
        expect(isEmptyFact(read)).toBe(false)
        expect(disallowedHtml(cell)).toEqual([])
      },
    ),
    runs,
  )
})

it('any cell keeps its words when it is read as a fact of any kind and written anew', () => {
  fc.assert(
    fc.property(anyBlock, fc.constantFrom(...factNames), (cell, name) => {
      const letters = (html: string) =>
        wordsOf(html)
          .replace(/[^\p{L}\p{N}]/gu, '')
          .toLowerCase()
      const value = readFactValue(factSpec(name).kind, cell)
      if (value.kind !== 'date') expect(letters(writeFactValue(value))).toBe(letters(cell))
    }),
    runs,
  )
})

it('completeness is a share of what is wanted, whatever the body', () => {
  fc.assert(
    fc.property(anyBody, body => {
      const { share, sections, sectionsDone, sectionsInAll } = completenessOf(readCaseStudy(body))
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
      expect(sectionsDone).toBeLessThanOrEqual(sectionsInAll)
      expect(sections).toHaveLength(readCaseStudy(body).sections.length)
    }),
    runs,
  )
})

it('a new case study has every standard section, empty', () => {
  const study = readCaseStudy(emptyCaseStudyBody())
  expect(study).toEqual(emptyCaseStudy)
  expect(completenessOf(study)).toMatchObject({ sectionsDone: 0, leftOut: [], words: 0, share: 0 })
})
