import type { Attributes } from '@tiptap/core'

/**
 * Attributes that are kept as the letters that they are. Left to itself the editor would make a number of a title such
 * as `007`, and a truth value of `true`.
 */
export function textAttributes(...names: readonly string[]): Attributes {
  return Object.fromEntries(
    names.map(name => [
      name,
      { default: null, parseHTML: (element: HTMLElement) => element.getAttribute(name) },
    ]),
  )
}
