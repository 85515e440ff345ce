export {
  calendarDay,
  clockTime,
  dayHeading,
  dayOf,
  exactTime,
  localDay,
  localTime,
  monthName,
  shortLocalDay,
  shortMonth,
  timeAgo,
  timeUntil,
} from './dates.ts'
export { languageName } from './language-names.ts'
export { minutesBetween, momentFacts, ownZone } from './moment-facts.ts'
export { useText } from './text.ts'
