import {
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react'
import type { FieldValue } from '#shared/content/field-value.ts'
import { type ChangedFields, type ItemFields, withChanges } from '#shared/content/item-type.ts'
import { timing } from '#shared/sync/timing.ts'
import { beforeClosing } from '../../bridge/index.ts'
import { inTime } from '../../in-time.ts'
import {
  type ReadText,
  type SnapshotReason,
  useKeepAside,
  useLibrary,
  type WorkingCopy,
} from '../../library/index.ts'
import { DraftSaver, type SaverClock, type SavingState, type TakeWords } from './draft-saver.ts'
import { createSaving, type Saving } from './saving.ts'
import { tellOfWriting } from './tell-of-writing.ts'
import { handedOver, heldBefore, settled, type TypedWords, typedInto, withTyped } from './typed-words.ts'

const systemClock: SaverClock = {
  now: () => performance.now(),
  after: (delay, run) => {
    const timer = setTimeout(run, delay)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

/** A saver by the time of this computer. */
export function createDraftSaver(
  onState: (state: SavingState) => void,
  save: (changed: ChangedFields) => Promise<void>,
): DraftSaver {
  return new DraftSaver({ clock: systemClock, onState, save })
}

/** An item's fields while a person works on them. */
export interface Draft {
  /** As the page shows them; a field that was only touched follows when its words are taken. */
  readonly fields: ItemFields
  /** The fields with every word as it is now, for what must not miss the last one. */
  readonly current: () => ItemFields
  readonly change: (field: string, value: FieldValue | null) => void
  /** Says that a long text has other words, without taking them: `take` is asked when they are stored. */
  readonly touch: (field: string, take: TakeWords) => void
  /** Where the saving stands; `useSaving` follows it without drawing the page again for each key. */
  readonly saving: Saving
  /** Stores every word now. False where that did not work; the words are kept and tried again. */
  readonly flush: () => Promise<boolean>
  /** Keeps the text as it stands as a version of the item, because something may replace it. */
  readonly keepVersion: (reason: SnapshotReason) => Promise<void>
}

type Event =
  | {
      readonly kind: 'typed'
      readonly fields: ItemFields
      readonly field: string
      readonly value: FieldValue | null
    }
  | { readonly kind: 'handed_over'; readonly began: ItemFields; readonly changed: ChangedFields }
  | { readonly kind: 'shown'; readonly fields: ItemFields; readonly isUnsaved: (field: string) => boolean }

function next(typed: TypedWords, event: Event): TypedWords {
  switch (event.kind) {
    case 'typed':
      return typedInto(typed, event.fields, event.field, event.value)
    case 'handed_over':
      return handedOver(typed, event.began, event.changed)
    case 'shown':
      return settled(typed, event.fields, event.isUnsaved)
  }
}

/** Works on an item: what is typed is shown at once and stored by itself. */
export function useDraft(copy: WorkingCopy): Draft {
  const library = useLibrary()
  const keepAside = useKeepAside()
  const [typed, tell] = useReducer(next, {})
  const [saving] = useState(createSaving)
  /** What the library shows, for what runs after the page was drawn. */
  const shown = useRef(copy)
  useLayoutEffect(() => {
    shown.current = copy
  }, [copy])
  /** The revision on screen when the first word was typed that is not stored yet: the words stand on that one. */
  const typedOn = useRef<Omit<ReadText, 'fields'> | undefined>(undefined)
  /** What each field held on screen before the words in it that are not stored yet. */
  const heldOnScreen = useRef<ChangedFields>({})
  /** The same of the words that are being stored. */
  const inHand = useRef<ReadText | null>(null)
  /** The words as they were told of, which may be ahead of the page, and as the page shows them. */
  const told = useRef<TypedWords>({})
  const drawn = useRef<TypedWords>({})
  useLayoutEffect(() => {
    drawn.current = typed
  }, [typed])
  const [tellLater] = useState(() => (event: Event) => {
    told.current = next(told.current, event)
    // Nothing of it is to be seen: it may wait for a key.
    startTransition(() => tell(event))
  })
  const { id } = copy
  const [saver] = useState(
    () =>
      new DraftSaver({
        clock: systemClock,
        onState: saving.enter,
        save: async changed => {
          const on = typedOn.current
          const read = {
            revision: on?.revision,
            state: on?.state,
            fields: heldOnScreen.current,
            whole: on?.whole,
          }
          typedOn.current = undefined
          heldOnScreen.current = {}
          inHand.current = read
          const began = withChanges(shown.current.fields, read.fields)
          tellLater({ kind: 'handed_over', began, changed })
          try {
            await library.saveDraft(id, changed, read)
          } catch (error) {
            typedOn.current = on
            heldOnScreen.current = { ...heldOnScreen.current, ...read.fields }
            throw error
          } finally {
            inHand.current = null
          }
        },
      }),
  )

  useEffect(() => {
    // Each time the library shows something, and each time words were stored.
    const settle = () => {
      tellLater({ kind: 'shown', fields: copy.fields, isUnsaved: field => saver.holds(field) })
    }
    if (saving.state() !== 'saving') settle()
    return saving.follow(() => {
      if (saving.state() === 'saved' || saving.state() === 'failed') settle()
    })
  }, [copy.fields, saving, saver, tellLater])

  useEffect(() => tellOfWriting(id, saving), [id, saving])

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
    const stay = beforeClosing(async () => {
      if (await inTime(flush(), timing.closePatience, false)) return true
      const on = inHand.current ?? typedOn.current
      const fields = { ...heldOnScreen.current, ...inHand.current?.fields }
      const read = { revision: on?.revision, state: on?.state, whole: on?.whole, fields }
      return keepAside(id, saver.unsaved(), read)
    })
    return () => {
      removeEventListener('pagehide', store)
      removeEventListener('blur', store)
      document.removeEventListener('focusout', store)
      document.removeEventListener('visibilitychange', storeWhenHidden)
      // Leaving the item: what waits for a pause is stored now; what fails is tried again by the saver itself, and a window
      // that closes meanwhile still asks for it.
      void flush().then(isStored => {
        if (isStored) stay()
        else {
          const end = saving.follow(() => {
            if (saving.state() !== 'saved') return
            end()
            stay()
          })
        }
      })
    }
  }, [flush, keepAside, saver, saving, id])

  const fields = useMemo(() => withTyped(copy.fields, typed), [copy.fields, typed])
  const onScreen = useRef(fields)
  useEffect(() => {
    onScreen.current = fields
  }, [fields])

  const begin = useCallback((field: string) => {
    const { stored, type, fields } = shown.current
    typedOn.current ??= {
      revision: stored?.revision,
      state: stored?.state,
      whole: { type, fields },
    }
    if (Object.hasOwn(heldOnScreen.current, field)) return
    // What was handed over and has not come back stands on screen, also where the page is a moment behind.
    const words = Object.hasOwn(told.current, field) ? told.current : drawn.current
    const held = heldBefore(words, shown.current.fields, field)
    heldOnScreen.current = { ...heldOnScreen.current, [field]: held }
  }, [])
  const change = useCallback(
    (field: string, value: FieldValue | null) => {
      begin(field)
      const event = { kind: 'typed' as const, fields: shown.current.fields, field, value }
      told.current = next(told.current, event)
      tell(event)
      saver.change({ [field]: value })
    },
    [begin, saver],
  )
  const touch = useCallback(
    (field: string, take: TakeWords) => {
      begin(field)
      saver.touch(field, take)
    },
    [begin, saver],
  )
  const current = useCallback(() => withChanged(onScreen.current, saver.unsaved()), [saver])
  const keepVersion = useCallback(
    async (reason: SnapshotReason) => {
      if (await flush()) await library.history.keep(id, reason)
    },
    [flush, library, id],
  )
  return useMemo(
    () => ({ fields, current, change, touch, saving, flush, keepVersion }),
    [fields, current, change, touch, saving, flush, keepVersion],
  )
}

/** Fields with others over them; null empties one. */
function withChanged(fields: ItemFields, changed: ChangedFields): ItemFields {
  const kept = Object.entries({ ...fields, ...changed }).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, value] as const],
  )
  return Object.fromEntries(kept)
}
