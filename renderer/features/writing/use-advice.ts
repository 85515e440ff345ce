import { useEffect, useMemo, useState } from 'react'
import { type Advice, adviceInPieces } from '#shared/content/advice/advice.ts'
import { itemsNamedBy } from '#shared/content/advice/named-items.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { filesNamedBy } from '#shared/content/kept-file.ts'
import { useKnownReferences } from '../../library/index.ts'

/** Milliseconds after which the advice no longer waits for an idle moment. */
const patience = 2_000
/** Milliseconds of work in one go where the browser has no idle moment to give. */
const piece = 5

/**
 * Editorial advice on an item's fields, worked out in idle moments and piece by piece, so that a long text does not
 * make the keys wait. The last advice stands until the next is there; null before the first.
 */
export function useAdvice(type: ItemType, fields: ItemFields, language: string): Advice | null {
  const [advice, setAdvice] = useState<Advice | null>(null)
  const items = useMemo(() => itemsNamedBy(type, fields), [type, fields])
  const files = useMemo(() => filesNamedBy(fields), [fields])
  const known = useKnownReferences(items, files)
  useEffect(() => {
    if (known === undefined) return
    const work = adviceInPieces(type, fields, {
      now: Date.now(),
      language,
      hasItem: id => known.items.has(id),
      hasFile: id => known.files.has(id),
    })
    let idle = 0
    const workOn = (deadline: IdleDeadline) => {
      const until = performance.now() + Math.max(deadline.timeRemaining(), deadline.didTimeout ? piece : 0)
      const done = work.goOn(() => performance.now() >= until)
      if (done === null) workLater()
      else setAdvice(done)
    }
    const workLater = () => {
      idle = requestIdleCallback(workOn, { timeout: patience })
    }
    workLater()
    return () => cancelIdleCallback(idle)
  }, [type, fields, language, known])
  return advice
}
