import type { Notifications } from '../../ui-state/preferences.ts'

const sunday = 0
const saturday = 6

/** Minutes since midnight of a time of day such as `07:30`. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Whether nothing is shown at this moment, on the clock of this computer. */
export function isQuiet(now: Date, { areOn, from, to, onWeekends }: Notifications['quietHours']): boolean {
  if (!areOn) return false
  const day = now.getDay()
  if (onWeekends && (day === sunday || day === saturday)) return true
  const time = now.getHours() * 60 + now.getMinutes()
  const [begin, end] = [minutesOf(from), minutesOf(to)]
  // The same time twice is no hour at all.
  return begin <= end ? time >= begin && time < end : time >= begin || time < end
}
