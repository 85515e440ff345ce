import type { ItemId } from '#shared/content/identity.ts'
import { timing } from '#shared/sync/timing.ts'
import { useWordsBeingWritten } from '../../ui-state/words-being-written.ts'
import type { Saving } from './saving.ts'

/**
 * Tells the frame for how long an item has words that are not stored; returns the end of it. Words that are left
 * unstored go on being told of until they are. What could not be stored is told of by the storage itself.
 */
export function tellOfWriting(item: ItemId, saving: Saving): () => void {
  const { begin, end } = useWordsBeingWritten.getState()
  let counting: ReturnType<typeof setTimeout> | undefined
  let isLeft = false
  const stop = saving.follow(() => {
    clearTimeout(counting)
    const state = saving.state()
    if (state === 'unsaved' || state === 'saving') {
      begin(item)
      return
    }
    if (state === 'failed') end(item)
    else counting = setTimeout(() => end(item), timing.countedWithin)
    if (isLeft && state === 'saved') stop()
  })
  return () => {
    isLeft = true
    if (saving.state() === 'saved') stop()
  }
}
