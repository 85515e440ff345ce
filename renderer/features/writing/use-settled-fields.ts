import { useEffect, useState } from 'react'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { Draft } from './use-draft.ts'

/** Milliseconds without a key after which a person is taken to pause. */
const pause = 400

/**
 * An item's fields as they were when its person last paused: what takes a while to work out in a long text is worked
 * out from these, so that it never stands between a key and its letter.
 */
export function useSettledFields({ fields, saving }: Draft): ItemFields {
  const [settled, settle] = useState(fields)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const settleInPause = () => {
      clearTimeout(timer)
      // While words wait to be stored somebody writes: the fields change again before the pause.
      if (saving.state() !== 'unsaved') timer = setTimeout(() => settle(fields), pause)
    }
    settleInPause()
    const unfollow = saving.follow(settleInPause)
    return () => {
      unfollow()
      clearTimeout(timer)
    }
  }, [fields, saving])
  return settled
}
