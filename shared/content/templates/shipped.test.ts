import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readCaseStudy } from '../../case-study/read.ts'
import { sectionNames } from '../../case-study/sections.ts'
import { adviceFor } from '../advice/advice.ts'
import { checkFields } from '../checks.ts'
import { bodyOf, fieldsSchema } from '../item-type.ts'
import { caseStudyTemplate } from './case-study.ts'
import { shippedTemplates } from './shipped.ts'

const known = { now: 0, language: 'en-GB', hasItem: () => true, hasFile: () => true }

describe.each(shippedTemplates.map(template => [template.key, template] as const))(
  'the shipped template “%s”',
  (_key, { id, type, fields }) => {
    it('has an identity and fields of its type', () => {
      expect(z.uuid().safeParse(id).success).toBe(true)
      expect(fieldsSchema(type).safeParse(fields).success).toBe(true)
    })

    it('is HTML that the portal accepts, and within the limits', () => {
      const rules = checkFields(type, fields).map(finding => finding.rule)
      expect(new Set(rules)).toEqual(new Set([...new Set(rules)].filter(isOfGaps)))
    })

    it('cannot be proposed while a gap is left', () => {
      expect(checkFields(type, fields).map(finding => finding.rule)).toContain('placeholder_left')
    })

    it('gives no reason for advice on how it is built', () => {
      const rules = adviceFor(type, fields, known).findings.map(finding => finding.rule)
      expect(rules.filter(rule => rule.includes('heading') || rule.includes('table'))).toEqual([])
    })
  },
)

/** What is still to be given or filled; anything else would be a mistake of the template. */
function isOfGaps(rule: string): boolean {
  return ['placeholder_left', 'required', 'one_of_group'].includes(rule)
}

describe('the shipped templates', () => {
  it('have different identities', () => {
    expect(new Set(shippedTemplates.map(({ id }) => id)).size).toBe(shippedTemplates.length)
  })

  it('hold every section of a case study, as it is read back', () => {
    const study = readCaseStudy(bodyOf('document', caseStudyTemplate.fields))
    expect(study.sections).toHaveLength(sectionNames.length)
  })
})
