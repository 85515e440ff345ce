import { useSyncExternalStore } from 'react'

/** Up to this width the sidebar's names have no room beside a text. */
const narrow = '(max-width: 45rem)'

function follow(onChange: () => void): () => void {
  const query = matchMedia(narrow)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** Whether the window is narrow now; zooming in makes it so too. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(follow, () => matchMedia(narrow).matches)
}
