import { bodyFault } from './body-properties.ts'

// The entry of a bundle that is put into a page, so that a real browser's parser is asked.
Object.assign(globalThis, { bodyFault })
