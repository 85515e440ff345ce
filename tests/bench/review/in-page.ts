import { changesBetween, placesOf } from '../../../renderer/editor/compare/changes.ts'

/** What the benchmark does inside the desk's own page. */
interface ReviewInPage {
  /** Milliseconds that comparing two texts takes, and how many places differ. */
  compare(before: string, after: string): { readonly time: number; readonly places: number }
}

declare global {
  interface Window {
    reviewBench?: ReviewInPage
  }
}

window.reviewBench = {
  compare: (before, after) => {
    const begun = performance.now()
    const changes = changesBetween('news', { body: before }, { body: after })
    const time = performance.now() - begun
    return { time, places: placesOf(changes).length }
  },
}
