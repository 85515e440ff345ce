import type { RunLocks } from './run-mark.ts'

/** The browser's own locks, which all windows of the program share and which end with their pages. */
export const browserLocks: RunLocks = {
  hold: name =>
    new Promise((resolve, reject) => {
      navigator.locks
        .request(name, { mode: 'shared' }, () => {
          resolve()
          return new Promise(() => undefined)
        })
        .catch(reject)
    }),
  held: async () => {
    const { held = [] } = await navigator.locks.query()
    return new Set(held.flatMap(({ name }) => (name === undefined ? [] : [name])))
  },
}
