/** What comes of some work, or `instead` where it takes longer than `limit` milliseconds; it goes on all the same. */
export function inTime<Value>(work: Promise<Value>, limit: number, instead: Value): Promise<Value> {
  return Promise.race([work, new Promise<Value>(resolve => setTimeout(resolve, limit, instead))])
}
