import { momentOf } from '../zoned-moment.ts'
import type { Advise } from './advice-context.ts'

/** An event that is over before it is announced. */
export const pastEventAdvice: Advise = ({ type, fields, known }) => {
  if (type !== 'event') return []
  const end = fields['ends_at'] ?? fields['starts_at']
  if (typeof end !== 'object' || !('local' in end)) return []
  const moment = momentOf(end)
  if (moment === null || moment >= known.now) return []
  const field = fields['ends_at'] === undefined ? 'starts_at' : 'ends_at'
  return [{ field, severity: 'advice', rule: 'event_in_past' }]
}
