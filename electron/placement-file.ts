import { readFileSync, writeFileSync } from 'node:fs'
import { parsePlacement, type WindowPlacement } from './window-placement.ts'

/** Keeps the window's place in a file. Losing it costs a person one drag of the mouse: no failure is reported. */
export function placementFile(path: string): {
  read(): WindowPlacement | null
  write(placement: WindowPlacement): void
} {
  return {
    read: () => {
      try {
        return parsePlacement(readFileSync(path, 'utf8'))
      } catch {
        return null
      }
    },
    write: placement => {
      try {
        writeFileSync(path, JSON.stringify(placement))
      } catch {
        // See above.
      }
    },
  }
}
