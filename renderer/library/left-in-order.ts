const key = 'osor-desk.left-in-order'

/**
 * The run before in the same window, where its page was left by itself: loaded anew, not killed; otherwise null. Notes the
 * same of this run when its page is left. It can be asked once a page. The note ends with the window, so that it says
 * nothing of a program that was killed.
 */
export function leftInOrder(run: string): string | null {
  const before = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  addEventListener('pagehide', () => sessionStorage.setItem(key, run))
  return before
}
