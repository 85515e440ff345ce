import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FieldValue } from '#shared/content/field-value.ts'
import { type ItemFields, withChanges } from '#shared/content/item-type.ts'
import { beforeClosing } from '../../bridge/index.ts'
import { type Template, useTemplateStore } from '../../library/index.ts'
import { createDraftSaver, type SavingState, type TakeWords } from '../writing/index.ts'

/** A template's fields while a person works on them: what is typed is shown at once and stored by itself. */
export interface TemplateDraft {
  readonly fields: ItemFields
  readonly saving: SavingState
  readonly change: (field: string, value: FieldValue | null) => void
  readonly touch: (field: string, take: TakeWords) => void
}

export function useTemplateDraft(template: Template): TemplateDraft {
  const store = useTemplateStore()
  const { id } = template
  // The page is the only one that changes them while it is open.
  const [fields, setFields] = useState(template.fields)
  const stored = useRef(template.fields)
  const [saving, setSaving] = useState<SavingState>('saved')
  const [saver] = useState(() =>
    createDraftSaver(setSaving, async changed => {
      const next = withChanges(stored.current, changed)
      await store.change(id, { fields: next })
      stored.current = next
    }),
  )
  useEffect(() => {
    const flush = () => void saver.flush()
    addEventListener('pagehide', flush)
    addEventListener('blur', flush)
    document.addEventListener('focusout', flush)
    const stay = beforeClosing(() => saver.flush())
    return () => {
      stay()
      removeEventListener('pagehide', flush)
      removeEventListener('blur', flush)
      document.removeEventListener('focusout', flush)
      flush()
    }
  }, [saver])
  const change = useCallback(
    (field: string, value: FieldValue | null) => {
      setFields(before => withChanges(before, { [field]: value }))
      saver.change({ [field]: value })
    },
    [saver],
  )
  const touch = useCallback((field: string, take: TakeWords) => saver.touch(field, take), [saver])
  return useMemo(() => ({ fields, saving, change, touch }), [fields, saving, change, touch])
}
