import { largestFile } from '../content/file-limits.ts'

/** How files go to the service, once. Sizes are in bytes. */
export const uploadLimits = {
  /**
   * So much of a file travels in one request. Small, so that a line that keeps breaking still gets on, also through a
   * proxy that passes on whole requests only; large enough that asking costs little beside sending.
   */
  chunk: 256 * 1024,
  /** So many files travel at once: several small ones get ahead of a large one, and share the line with the words. */
  filesAtOnce: 3,
  /** So much content of files that travel is held in memory at most. */
  memory: 2 * largestFile,
  /** So many uploads that broke off are remembered; of the oldest the desk forgets how far it got. */
  remembered: 50,
} as const
