import type { AdviceFinding } from '../checks/finding.ts'
import { contentType } from '../item-type.ts'
import { licenceOf } from '../licences/licences.ts'
import type { Advise } from './advice-context.ts'

/** A licence is named by its current SPDX identifier, so that machines know it too. */
export const licenceAdvice: Advise = ({ type, fields }) =>
  contentType(type).fields.flatMap((spec): readonly AdviceFinding[] => {
    const value = fields[spec.name]
    if (spec.kind !== 'term' || spec.vocabulary !== 'licences') return []
    if (typeof value !== 'string' || value === '') return []
    const place = { field: spec.name, severity: 'advice', value } as const
    const licence = licenceOf(value)
    if (licence === undefined) return [{ ...place, rule: 'unknown_licence' }]
    return licence.isDeprecated ? [{ ...place, rule: 'deprecated_licence' }] : []
  })
