import { describe, expect, it } from 'vitest'
import { beside, parsePlacement, placeWindow } from './window-placement.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const beamer = { x: 1440, y: 0, width: 1920, height: 1080 }

function at(x: number, y: number, width = 1280, height = 800, isMaximised = false) {
  return { bounds: { x, y, width, height }, isMaximised }
}

describe('the place of the window', () => {
  it('is the middle of the first display at the first start', () => {
    expect(placeWindow(null, [laptop])).toEqual(at(80, 63))
  })

  it('of another window is a step beside the one in front, as large, and never maximised', () => {
    expect(beside({ x: 10, y: 20, width: 900, height: 700 })).toEqual(at(42, 52, 900, 700))
  })

  it('is where it was', () => {
    expect(placeWindow(at(1500, 40), [laptop, beamer])).toEqual(at(1500, 40))
    expect(placeWindow(at(100, 100, 900, 600, true), [laptop])).toEqual(at(100, 100, 900, 600, true))
  })

  it('may hang over an edge as long as it can be grasped', () => {
    expect(placeWindow(at(1440 - 120, 25), [laptop])).toEqual(at(1320, 25))
  })

  it.each([
    ['on a beamer that is gone', at(1500, 40)],
    ['but for a strip beyond the edge', at(1440 - 60, 25)],
    ['above the display, where no title bar can be reached', at(100, -40)],
    ['below the display', at(100, 880)],
  ])('is the middle of the first display when it was %s', (_where, remembered) => {
    expect(placeWindow(remembered, [laptop])).toEqual(at(80, 63))
  })

  it('is never larger than its display, nor smaller than the three panes need', () => {
    expect(placeWindow(at(0, 25, 4000, 3000), [laptop])).toEqual(at(0, 25, 1440, 875))
    expect(placeWindow(at(10, 30, 300, 200), [laptop])).toEqual(at(10, 30, 800, 560))
    expect(placeWindow(null, [{ x: 0, y: 0, width: 640, height: 480 }])).toEqual(at(0, 0, 800, 560))
  })

  it('is read back as it was written', () => {
    expect(parsePlacement(JSON.stringify(at(1, 2)))).toEqual(at(1, 2))
  })

  it.each([null, '', 'rubbish', '{}', '{"bounds":{"x":"1"},"isMaximised":false}'])(
    'is forgotten when what was kept is %s',
    text => {
      expect(parsePlacement(text)).toBeNull()
    },
  )
})
