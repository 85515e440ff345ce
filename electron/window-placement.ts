import { z } from 'zod'

const Rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
export type Rectangle = z.infer<typeof Rectangle>

/** Where the window was, as kept between starts. `bounds` are those of the window when it is not maximised. */
export const WindowPlacement = z.object({ bounds: Rectangle, isMaximised: z.boolean() })
export type WindowPlacement = z.infer<typeof WindowPlacement>

/** Smaller, the three panes no longer work. In logical pixels. */
export const smallestWindow = { width: 800, height: 560 } as const
const firstWindow = { width: 1280, height: 800 } as const

/** So much of a window has to be on a display that a person can grab it. */
const graspable = 120

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart)
}

function isGraspable(bounds: Rectangle, display: Rectangle): boolean {
  return (
    overlap(bounds.x, bounds.width, display.x, display.width) >= graspable &&
    // The title bar: what is above the display's edge can't be dragged back.
    bounds.y >= display.y &&
    bounds.y <= display.y + display.height - graspable
  )
}

function within(size: number, least: number, most: number): number {
  return Math.max(least, Math.min(size, most))
}

/**
 * Where to open the window: as it was, where that is still on a display (a beamer may be gone since), else in the
 * middle of the first one. `displays` are their work areas, the primary one first.
 */
export function placeWindow(
  remembered: WindowPlacement | null,
  displays: readonly Rectangle[],
): WindowPlacement {
  const [primary = { x: 0, y: 0, ...firstWindow }] = displays
  const wanted = remembered?.bounds ?? { ...primary, ...firstWindow }
  const home = displays.find(display => isGraspable(wanted, display)) ?? primary
  const width = within(wanted.width, smallestWindow.width, Math.max(home.width, smallestWindow.width))
  const height = within(wanted.height, smallestWindow.height, Math.max(home.height, smallestWindow.height))
  const isKept = remembered !== null && isGraspable(wanted, home)
  return {
    bounds: {
      x: isKept ? wanted.x : home.x + Math.max(0, Math.round((home.width - width) / 2)),
      y: isKept ? wanted.y : home.y + Math.max(0, Math.round((home.height - height) / 2)),
      width,
      height,
    },
    isMaximised: remembered?.isMaximised ?? false,
  }
}

/** A step to the right and down, so that both title bars can be seen; in logical pixels. */
const step = 32

/** Where a window opens that has no place of its own yet: a step beside another one. */
export function beside({ x, y, width, height }: Rectangle): WindowPlacement {
  return { bounds: { x: x + step, y: y + step, width, height }, isMaximised: false }
}

/** Reads what was kept; null for nothing or for rubbish. */
export function parsePlacement(text: string | null): WindowPlacement | null {
  if (text === null) return null
  try {
    return WindowPlacement.parse(JSON.parse(text))
  } catch {
    return null
  }
}
