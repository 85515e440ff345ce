const key = 'osor-desk.left-in-order'

function leave(): void {
  sessionStorage.setItem(key, 'yes')
}

/**
 * Whether the page before this one in the same window was left by itself: loaded anew, not killed. It can be asked once a
 * page. The mark ends with the window, so that it says nothing of a program that was killed.
 */
export function leftInOrder(): boolean {
  const isInOrder = sessionStorage.getItem(key) !== null
  sessionStorage.removeItem(key)
  addEventListener('pagehide', leave)
  return isInOrder
}
