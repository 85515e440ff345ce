const day = 86_400_000

/** When mails of the day were due last: at this hour (0–23, UTC), today or yesterday. */
export function lastDigest(now: Date, hour: number): Date {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hour)
  return new Date(today <= now.getTime() ? today : today - day)
}
