const most = 3
const within = 60_000

/** Counts crashes, so that a page that dies at once each time is not started for ever. `now` is in milliseconds. */
export function recentCrashes(now: () => number): { isOneTooMany(): boolean } {
  let times: readonly number[] = []
  return {
    isOneTooMany: () => {
      const at = now()
      times = [...times.filter(time => at - time < within), at]
      return times.length > most
    },
  }
}
