/** Ways to store what a first pull brings. */
export const layouts = [
  'bytes',
  'packs of 100',
  'packs of 16',
  'packs with ids',
  'packs and rows',
  'packs and rows, 49 at a time',
  'packs and packed rows',
  'single copies',
  'single copies, rows and marks',
] as const
export type Layout = (typeof layouts)[number]
