export { calendarDay, exactTime, timeAgo } from './dates.ts'
export { useText } from './text.ts'
