import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { FieldValue } from '#shared/content/field-value.ts'
import type { Revision } from '#shared/content/identity.ts'
import type { ChangedFields, ItemFields } from '#shared/content/item-type.ts'
import { beforeClosing } from '../../bridge/index.ts'
import { useLibrary, type WorkingCopy } from '../../library/index.ts'
import { DraftSaver, type SaverClock, type SavingState } from './draft-saver.ts'
import { handedOver, settled, type TypedWords, typedInto, withTyped } from './typed-words.ts'

const systemClock: SaverClock = {
  now: () => performance.now(),
  after: (delay, run) => {
    const timer = setTimeout(run, delay)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

/** An item's fields while a person works on them. */
export interface Draft {
  readonly fields: ItemFields
  readonly change: (field: string, value: FieldValue | null) => void
  readonly saving: SavingState
  /** Stores every word now. False where that did not work; the words are kept and tried again. */
  readonly flush: () => Promise<boolean>
}

type Event =
  | {
      readonly kind: 'typed'
      readonly fields: ItemFields
      readonly field: string
      readonly value: FieldValue | null
    }
  | { readonly kind: 'handed_over'; readonly changed: ChangedFields }
  | { readonly kind: 'shown'; readonly fields: ItemFields; readonly isUnsaved: (field: string) => boolean }

function next(typed: TypedWords, event: Event): TypedWords {
  switch (event.kind) {
    case 'typed':
      return typedInto(typed, event.fields, event.field, event.value)
    case 'handed_over':
      return handedOver(typed, event.changed)
    case 'shown':
      return settled(typed, event.fields, event.isUnsaved)
  }
}

/** Works on an item: what is typed is shown at once and stored by itself. */
export function useDraft(copy: WorkingCopy): Draft {
  const library = useLibrary()
  const [typed, tell] = useReducer(next, {})
  const [saving, setSaving] = useState<SavingState>('saved')
  /** The revision on screen when the first word was typed that is not stored yet: the words stand on that one. */
  const typedOn = useRef<Revision | undefined>(undefined)
  const [saver] = useState(
    () =>
      new DraftSaver({
        clock: systemClock,
        onState: setSaving,
        save: async changed => {
          tell({ kind: 'handed_over', changed })
          const read = typedOn.current
          typedOn.current = undefined
          try {
            await library.saveDraft(copy.id, changed, read)
          } catch (error) {
            typedOn.current = read
            throw error
          }
        },
      }),
  )

  useEffect(() => {
    // Each time the library shows something, and each time words were stored.
    if (saving !== 'saving')
      tell({ kind: 'shown', fields: copy.fields, isUnsaved: field => saver.holds(field) })
  }, [copy.fields, saving, saver])

  const flush = useCallback(() => saver.flush(), [saver])
  useEffect(() => {
    const store = () => void flush()
    const storeWhenHidden = () => {
      if (document.visibilityState === 'hidden') store()
    }
    addEventListener('pagehide', store)
    addEventListener('blur', store)
    // Leaving a field is a pause.
    document.addEventListener('focusout', store)
    document.addEventListener('visibilitychange', storeWhenHidden)
    const stay = beforeClosing(async () => void (await flush()))
    return () => {
      stay()
      removeEventListener('pagehide', store)
      removeEventListener('blur', store)
      document.removeEventListener('focusout', store)
      document.removeEventListener('visibilitychange', storeWhenHidden)
      // Leaving the item: what waits for a pause is stored now; what fails is tried again by the saver itself.
      store()
    }
  }, [flush])

  const fields = useMemo(() => withTyped(copy.fields, typed), [copy.fields, typed])
  const change = useCallback(
    (field: string, value: FieldValue | null) => {
      tell({ kind: 'typed', fields: copy.fields, field, value })
      typedOn.current ??= copy.stored?.revision
      saver.change({ [field]: value })
    },
    [copy.fields, copy.stored, saver],
  )
  return { fields, change, saving, flush }
}
