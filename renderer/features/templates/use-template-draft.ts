import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { FieldValue } from '#shared/content/field-value.ts'
import { type ItemFields, withChanges } from '#shared/content/item-type.ts'
import { type Template, useTemplateStore } from '../../library/index.ts'
import type { SavingState, TakeWords } from '../writing/index.ts'
import { fieldsAsTyped, templateWritingOf } from './template-writing.ts'

/** A template's fields while a person works on them: what is typed is shown at once and stored by itself. */
export interface TemplateDraft {
  readonly fields: ItemFields
  /** The fields with every word as it is now, for what must not miss the last one. */
  readonly current: () => ItemFields
  readonly saving: SavingState
  readonly change: (field: string, value: FieldValue | null) => void
  readonly touch: (field: string, take: TakeWords) => void
}

/** Works on a template as it was read after so many changes: `asOf`. */
export function useTemplateDraft(template: Template, asOf: number): TemplateDraft {
  const store = useTemplateStore()
  const [writing] = useState(() => templateWritingOf(template.id, store))
  // The page is the only one that changes them while it is open.
  const [current] = useState(() => () => fieldsAsTyped(template, asOf, store))
  const [fields, setFields] = useState(current)
  const saving = useSyncExternalStore(writing.follow, writing.saving)
  useEffect(() => {
    const flush = () => void writing.flush()
    addEventListener('pagehide', flush)
    addEventListener('blur', flush)
    document.addEventListener('focusout', flush)
    return () => {
      removeEventListener('pagehide', flush)
      removeEventListener('blur', flush)
      document.removeEventListener('focusout', flush)
      flush()
    }
  }, [writing])
  const change = useCallback(
    (field: string, value: FieldValue | null) => {
      setFields(before => withChanges(before, { [field]: value }))
      writing.change(field, value)
    },
    [writing],
  )
  const { touch } = writing
  return useMemo(() => ({ fields, current, saving, change, touch }), [fields, current, saving, change, touch])
}
