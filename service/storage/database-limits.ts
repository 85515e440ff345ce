/** How much of a PostgreSQL server one service takes, and for how long. Times in milliseconds. */
export interface DatabaseLimits {
  readonly connections: number
  /** How long a request waits for a free connection before it is asked to come again. */
  readonly connectionWait: number
  readonly statement: number
  readonly lock: number
  /** How long a transaction may stand idle: one that hangs would hold the feed back for everybody. */
  readonly idleTransaction: number
}

/** Each far beyond what a healthy service needs, and within the 20 s that a desk waits for an answer. */
export const usualLimits: DatabaseLimits = {
  connections: 10,
  connectionWait: 5_000,
  statement: 15_000,
  lock: 4_000,
  idleTransaction: 10_000,
}

/** PostgreSQL's codes for: a time limit was reached, a lock was not to be had in time. */
const outOfTime: readonly unknown[] = ['57014', '55P03', '25P03']
/** Codes of PostgreSQL and of the network for: no connection was to be had, or it was lost. */
const unconnected: readonly unknown[] = [
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]
/** What the driver says in words only. */
const unconnectedWords =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/

function codeOf(failure: Error): unknown {
  return 'code' in failure ? failure.code : undefined
}

/** Whether a failure says that something took longer than its limit. */
export function isOutOfTime(failure: unknown): boolean {
  return failure instanceof Error && outOfTime.includes(codeOf(failure))
}

/** Whether a failure says that the database could not be asked: all its connections are taken, or it is away. */
export function isUnconnected(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false
  return unconnected.includes(codeOf(failure)) || unconnectedWords.test(failure.message)
}
