export { calendarDay, exactTime, localDay, localTime, timeAgo } from './dates.ts'
export { useText } from './text.ts'
