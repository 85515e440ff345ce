import { join } from 'node:path'

/** The folder of the checkout, absolute. */
export const PROJECT = join(import.meta.dirname, '..')
