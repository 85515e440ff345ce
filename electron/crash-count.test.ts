import { describe, expect, it } from 'vitest'
import { recentCrashes } from './crash-count.ts'

describe('crashes of the page', () => {
  it('are too many when there is a fourth within a minute', () => {
    let now = 0
    const crashes = recentCrashes(() => now)
    const outcomes = [0, 10_000, 20_000, 59_000].map(at => {
      now = at
      return crashes.isOneTooMany()
    })
    expect(outcomes).toEqual([false, false, false, true])
  })

  it('are forgiven with time', () => {
    let now = 0
    const crashes = recentCrashes(() => now)
    for (let count = 0; count < 20; count += 1) {
      now += 20_001
      expect(crashes.isOneTooMany()).toBe(false)
    }
  })
})
