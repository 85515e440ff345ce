import { describe, expect, it } from 'vitest'
import { type CaseStudy, withFactOfItsOwn, withSectionMoved, withText } from '../case-study/case-study.ts'
import { emptyCaseStudyBody } from '../case-study/empty-case-study.ts'
import { readCaseStudy } from '../case-study/read.ts'
import { renderCaseStudy } from '../case-study/render.ts'
import { mergeItem } from './merge-item.ts'

const empty = readCaseStudy(emptyCaseStudyBody())
const begun = withText(empty, 1, '<p>The city moves its schools to free software.</p>')

function merged(mine: CaseStudy, theirs: CaseStudy) {
  const [body, my, their] = [begun, mine, theirs].map(renderCaseStudy)
  const merge = mergeItem({
    type: 'document',
    base: { body: body ?? '' },
    mine: { body: my ?? '' },
    theirs: { body: their ?? '' },
  })
  return { ...merge, study: readCaseStudy(String(merge.fields['body'])) }
}

const textsIn = ({ sections }: CaseStudy) => sections.map(({ name, html }) => [name, html.trim()])

describe('a case study that two people write', () => {
  it('has every section in its place, each with the words of who wrote it', () => {
    const mine = withText(begun, 3, '<p>Licences cost too much.</p><p>Nobody could change a thing.</p>')
    const theirs = withText(begun, 7, '<p>Half of what it was.</p>')
    const { decisions, study } = merged(mine, theirs)
    expect(decisions).toEqual([])
    expect(textsIn(study)).toEqual(textsIn(withText(mine, 7, '<p>Half of what it was.</p>')))
  })

  it('takes a section along that one moved while the other wrote in it', () => {
    const mine = withSectionMoved(begun, 0, 4)
    const theirs = withText(begun, 1, '<p>The city moves all of its schools to free software.</p>')
    const { decisions, study } = merged(mine, theirs)
    expect(decisions).toEqual([])
    expect(study.sections.map(({ name }) => name)).toEqual(mine.sections.map(({ name }) => name))
    expect(study.sections.find(({ name }) => name === 'summary')?.html).toContain('all of its schools')
  })

  it('asks about the table of facts where both stated one', () => {
    const mine = withFactOfItsOwn(begun, 'Colour', 'Blue')
    const theirs = withFactOfItsOwn(begun, 'Motto', 'Share it')
    const { decisions, study } = merged(mine, theirs)
    expect(decisions).toHaveLength(1)
    expect(renderCaseStudy(study)).toContain('Blue')
  })
})
