import type { Messages } from '#shared/messages/en.ts'
import { counted } from '#shared/messages/plural.ts'
import type { Measure } from './figure.ts'

/** A number of a figure in words; where there is none, a dash. */
export function measured(value: number | null, unit: Measure['unit'], { pulse }: Messages): string {
  if (value === null) return pulse.none
  return unit === 'hours' ? pulse.duration({ hours: value }) : counted(value)
}
