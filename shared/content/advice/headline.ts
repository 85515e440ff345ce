import { lengthOf } from '../checks/text-rules.ts'
import { contentType } from '../item-type.ts'
import type { Advise } from './advice-context.ts'

/** Characters after which lists and search results cut a title. The portal's own titles have about 60. */
const bestLength = 120
/** Fewer words than these name a thing rather than say what became of it. */
const fewestWords = 3

/** A title is read alone, in lists: it should fit there, and say enough. */
export const headlineAdvice: Advise = ({ type, fields }) => {
  const field = contentType(type).titleField
  const value = fields[field]
  if (typeof value !== 'string' || value.trim() === '') return []
  const length = lengthOf(value.trim())
  const words = value.trim().split(/\s+/).length
  if (length > bestLength) {
    return [{ field, severity: 'advice', rule: 'headline_long', length, best: bestLength }]
  }
  // A solution or an event is called by its name; the others say what happened.
  return (type === 'news' || type === 'document') && words < fewestWords
    ? [{ field, severity: 'advice', rule: 'headline_short', words }]
    : []
}
