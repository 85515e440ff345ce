/**
 * How long to wait for what comes by itself: a machine that is shared may take thirty times as long as one's own. Given as
 * the second argument to `vi.waitFor`, whose own limit is one second.
 */
export const patiently = { timeout: 30_000 } as const
