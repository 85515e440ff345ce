import type { FieldValue } from '#shared/content/field-value.ts'
import { type ChangedFields, type ItemFields, withChanges } from '#shared/content/item-type.ts'
import { beforeClosing } from '../../bridge/index.ts'
import { type Template, TemplateGone, type TemplateStore } from '../../library/index.ts'
import { createDraftSaver, type SavingState, type TakeWords } from '../writing/index.ts'

/** What is typed into a template, page after page: whoever opens it again at once goes on with every word. */
export interface TemplateWriting {
  readonly change: (field: string, value: FieldValue | null) => void
  /** Notes that a long text has other words; `take` is asked for them when they are wanted. */
  readonly touch: (field: string, take: TakeWords) => void
  /** Stores every word now. False where that did not work; the words are kept and tried again. */
  readonly flush: () => Promise<boolean>
  readonly saving: () => SavingState
  /** Calls after each change of the saving; returns the end of it. */
  readonly follow: (listener: () => void) => () => void
  /** What was typed here and is not in the templates that were read after so many changes (`changesStored`). */
  readonly unread: (asOf: number) => ChangedFields
}

/** Writes into a template. While words of it are not stored, a window that closes waits for them, on whatever page it is. */
function createTemplateWriting(id: string, store: TemplateStore): TemplateWriting {
  const listeners = new Set<() => void>()
  /** What was stored last of each field, and how many changes were stored with it. */
  const stored = new Map<string, { readonly value: FieldValue | null; readonly at: number }>()
  let leave: (() => void) | null = null
  const enter = (state: SavingState) => {
    if (state === 'saved') {
      leave?.()
      leave = null
    } else leave ??= beforeClosing(() => saver.flush())
    for (const listener of listeners) listener()
  }
  const saver = createDraftSaver(enter, async changed => {
    await store.change(id, { fields: changed }).catch((error: unknown) => {
      // Whoever has deleted it wants none of its words: nothing waits for them.
      if (!(error instanceof TemplateGone)) throw error
    })
    const at = store.changesStored()
    for (const [field, value = null] of Object.entries(changed)) stored.set(field, { value, at })
  })
  return {
    change: (field, value) => saver.change({ [field]: value }),
    touch: (field, take) => saver.touch(field, take),
    flush: () => saver.flush(),
    saving: () => saver.state,
    follow: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    unread: asOf => {
      const later = [...stored].filter(([, { at }]) => at > asOf)
      return { ...Object.fromEntries(later.map(([field, { value }]) => [field, value])), ...saver.unsaved() }
    },
  }
}

const writings = new WeakMap<TemplateStore, Map<string, TemplateWriting>>()

/** The writing into a template, the same one each time. */
export function templateWritingOf(id: string, store: TemplateStore): TemplateWriting {
  const known = writings.get(store) ?? new Map<string, TemplateWriting>()
  writings.set(store, known)
  const writing = known.get(id) ?? createTemplateWriting(id, store)
  known.set(id, writing)
  return writing
}

/** A template's fields with every word that is typed into it, where it was read after so many changes. */
export function fieldsAsTyped(
  { id, fields }: Pick<Template, 'id' | 'fields'>,
  asOf: number,
  store: TemplateStore,
): ItemFields {
  return withChanges(fields, templateWritingOf(id, store).unread(asOf))
}
