import { describe, expect, it } from 'vitest'
import { isQuiet } from './quiet-hours.ts'

const overNight = { areOn: true, from: '19:00', to: '08:00', onWeekends: false }
/** A Monday, on the clock of this computer. */
const monday = (time: string) => new Date(`2026-03-02T${time}:00`)
const saturday = (time: string) => new Date(`2026-03-07T${time}:00`)

describe('quiet hours', () => {
  it.each([
    ['18:59', false],
    ['19:00', true],
    ['00:00', true],
    ['07:59', true],
    ['08:00', false],
    ['12:00', false],
  ])('over midnight: at %s %s', (time, quiet) => {
    expect(isQuiet(monday(time), overNight)).toBe(quiet)
  })

  it.each([
    ['11:59', false],
    ['12:00', true],
    ['13:29', true],
    ['13:30', false],
  ])('within a day: at %s %s', (time, quiet) => {
    expect(isQuiet(monday(time), { ...overNight, from: '12:00', to: '13:30' })).toBe(quiet)
  })

  it('may be all of Saturday and Sunday', () => {
    expect(isQuiet(saturday('12:00'), { ...overNight, onWeekends: true })).toBe(true)
    expect(isQuiet(saturday('12:00'), overNight)).toBe(false)
    expect(isQuiet(monday('12:00'), { ...overNight, onWeekends: true })).toBe(false)
  })

  it('are none where they are off, or begin when they end', () => {
    expect(isQuiet(monday('23:00'), { ...overNight, areOn: false })).toBe(false)
    expect(isQuiet(monday('19:00'), { ...overNight, to: '19:00' })).toBe(false)
  })
})
