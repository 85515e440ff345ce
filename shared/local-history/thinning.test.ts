import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printedSeed } from '../../tests/support/seed.ts'
import { instantOf } from '../content/identity.ts'
import { historyAges, type ThinnedVersion, versionsToForget } from './thinning.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = new Date('2026-06-15T12:30:00.000Z')

const versionOf = (milliseconds: number) => ({
  at: instantOf(new Date(now.getTime() - milliseconds)),
  gaveWay: false,
})

/** The ages, in milliseconds, that stay of versions of these ages. */
function agesKept(...ages: readonly number[]): readonly number[] {
  const versions = ages.map(versionOf)
  const forgotten = new Set(versionsToForget(versions, now))
  return ages.filter((_, index) => {
    const version = versions[index]
    return version !== undefined && !forgotten.has(version)
  })
}

describe('local history keeps', () => {
  it('every version of the last hour', () => {
    const ages = Array.from({ length: 120 }, (_, index) => index * 30_000)
    expect(agesKept(...ages)).toEqual(ages)
  })

  it('the last version of each hour for a day', () => {
    expect(agesKept(2 * hour, 2 * hour + 10 * minute, 2 * hour + 20 * minute, 5 * hour)).toEqual([
      2 * hour,
      5 * hour,
    ])
  })

  it('the last version of each day for 90 days, and none that is older', () => {
    expect(agesKept(3 * day, 3 * day + 2 * hour, 89 * day, 91 * day, 200 * day)).toEqual([3 * day, 89 * day])
  })

  it('what gave way to another text for 90 days, beside the last version of its hour and its day', () => {
    const ages = [2 * hour, 2 * hour + 10 * minute, 3 * day, 3 * day + hour, 91 * day]
    const versions = ages.map(age => ({ ...versionOf(age), gaveWay: true }))
    expect(versionsToForget(versions, now)).toEqual(versions.slice(-1))
    const beside = [versionOf(2 * hour + 20 * minute), ...versions.slice(0, 2)]
    expect(versionsToForget(beside, now)).toEqual([])
  })

  it('what a clock that runs ahead has put into the future', () => {
    expect(agesKept(-3 * hour, -2 * hour)).toEqual([-3 * hour, -2 * hour])
  })
})

const ages = fc.array(fc.integer({ min: -hour, max: 120 * day }), { maxLength: 60, size: 'max' })
const seed = printedSeed('thinning of local history')

function thinned<Version extends ThinnedVersion>(versions: readonly Version[], at: Date) {
  const forgotten = new Set(versionsToForget(versions, at))
  return versions.filter(version => !forgotten.has(version))
}

describe('however versions lie in time', () => {
  it('thinning often keeps what thinning once would have kept', () => {
    fc.assert(
      fc.property(ages, fc.array(fc.nat({ max: 40 * day }), { maxLength: 6 }), (all, waits) => {
        const versions = all.map(versionOf)
        let time = now.getTime()
        let often: typeof versions = thinned(versions, now)
        for (const wait of waits) {
          time += wait
          often = thinned(often, new Date(time))
        }
        expect(often).toEqual(thinned(versions, new Date(time)))
      }),
      { seed },
    )
  })

  it('each day of the last 90 that had a version has one', () => {
    fc.assert(
      fc.property(ages, all => {
        const versions = all.map(versionOf)
        const dayOf = ({ at }: { at: string }) => at.slice(0, 10)
        const firstDay = new Date(now.getTime() - historyAges.daily).toISOString().slice(0, 10)
        const wanted = new Set(versions.map(dayOf).filter(each => each >= firstDay))
        expect(new Set(thinned(versions, now).map(dayOf))).toEqual(wanted)
      }),
      { seed },
    )
  })

  it('what is left does not grow: at most the last hour, a day of hours and 91 days', () => {
    fc.assert(
      fc.property(ages, all => {
        const old = thinned(all.map(versionOf), now).filter(
          ({ at }) => Date.parse(at) <= now.getTime() - historyAges.all,
        )
        expect(old.length).toBeLessThanOrEqual(25 + 91)
      }),
      { seed },
    )
  })

  it('the newest version of all is never let go within 90 days', () => {
    fc.assert(
      fc.property(ages, all => {
        const versions = all.filter(age => age < 89 * day).map(versionOf)
        const newest = versions.reduce<string>((last, { at }) => (at > last ? at : last), '')
        if (newest === '') return
        expect(thinned(versions, now).map(({ at }) => String(at))).toContain(newest)
      }),
      { seed },
    )
  })
})
