import { type RefObject, useEffect, useState } from 'react'
import type { ThreadOf } from '#shared/margin/margin.ts'
import { findPassages, knownPlaces, type Passage } from './passages.ts'

/** So long after a change of the text the passages are looked for again, in milliseconds: not at each key. */
const settleAfter = 250

const nowhere: ReadonlyMap<string, Passage> = new Map()

/** The passages of threads in the text of `holder`, looked for whenever that changes. */
export function usePassages(
  holder: RefObject<HTMLElement | null>,
  threads: readonly Pick<ThreadOf<unknown>, 'id' | 'place'>[],
): ReadonlyMap<string, Passage> {
  const [passages, setPassages] = useState(nowhere)
  const [known] = useState(knownPlaces)
  useEffect(() => {
    const element = holder.current
    if (element === null || threads.length === 0) {
      setPassages(nowhere)
      return
    }
    const look = () => setPassages(findPassages(element, threads, known))
    let timer = setTimeout(look)
    // The text is drawn by many: what is on the page tells when it has changed.
    const observer = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(look, settleAfter)
    })
    observer.observe(element, { childList: true, characterData: true, subtree: true })
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [holder, threads, known])
  return passages
}

const name = 'comment'
const currentName = 'comment-current'

/** Marks passages in the text, without changing it. */
export function useMarks(passages: ReadonlyMap<string, Passage>, current: string | null): void {
  useEffect(() => {
    const rangesOf = (isWanted: (id: string) => boolean) =>
      [...passages].flatMap(([id, passage]) =>
        isWanted(id) && passage.kind === 'found' && passage.range ? [passage.range] : [],
      )
    CSS.highlights.set(name, new Highlight(...rangesOf(id => id !== current)))
    CSS.highlights.set(currentName, new Highlight(...rangesOf(id => id === current)))
    return () => {
      CSS.highlights.delete(name)
      CSS.highlights.delete(currentName)
    }
  }, [passages, current])
}

/** The thread whose passage is at a point of the page. */
export function threadAt(
  passages: ReadonlyMap<string, Passage>,
  { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>,
): string | null {
  for (const [id, passage] of passages) {
    if (passage.kind !== 'found' || passage.range === null) continue
    const isThere = [...passage.range.getClientRects()].some(
      box => clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom,
    )
    if (isThere) return id
  }
  return null
}
