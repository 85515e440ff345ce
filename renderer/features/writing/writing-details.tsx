import { memo, useMemo, useRef } from 'react'
import type { Finding } from '#shared/content/checks.ts'
import type { FieldValue } from '#shared/content/field-value.ts'
import type { ItemId } from '#shared/content/identity.ts'
import { contentType, type ItemFields, type ItemType } from '#shared/content/item-type.ts'
import { sameValue } from '#shared/content/same-value.ts'
import { DetailsTab } from './details-tab.tsx'

interface WritingDetailsProps {
  /** null: what is written is no item, as a template. */
  readonly item: ItemId | null
  readonly type: ItemType
  readonly isPublished: boolean
  readonly fields: ItemFields
  /** Must not change from one drawing to the next while the findings are the same. */
  readonly findingsOf: (field: string) => readonly Finding[]
  readonly onChange: (field: string, value: FieldValue | null) => void
}

/** Whether a field stands above the text, as a title of the page. */
export function isTitleField(name: string, titleField: string): boolean {
  return name === titleField || name === 'short_title'
}

/** The form beside the text. It is large, and drawn again only when something in it has changed, not with each save. */
export function WritingDetails({ fields, type, ...rest }: WritingDetailsProps) {
  const last = useRef<ItemFields>({})
  const { bodyField } = contentType(type)
  const others = useMemo(() => {
    const { [bodyField]: _body, ...now } = fields
    const names = Object.keys(now)
    const isSame =
      names.length === Object.keys(last.current).length &&
      names.every(name => sameValue(now[name] ?? null, last.current[name] ?? null))
    if (!isSame) last.current = now
    return last.current
  }, [fields, bodyField])
  return <Form fields={others} type={type} {...rest} />
}

const Form = memo(function Form({ item, type, isPublished, ...rest }: WritingDetailsProps) {
  const { fields, bodyField, titleField } = contentType(type)
  const specs = fields.filter(field => field.name !== bodyField && !isTitleField(field.name, titleField))
  return <DetailsTab specs={specs} item={{ item, isPublished }} {...rest} />
})
