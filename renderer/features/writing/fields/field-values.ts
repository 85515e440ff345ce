import { Contact, type FieldValue, Owner, TitledLink, ZonedDateTime } from '#shared/content/field-value.ts'
import { DocumentFile, Picture } from '#shared/content/kept-file.ts'

/** A field's value as the kind of value that its control shows; what has another shape is shown as empty. */
export function asText(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

export function asTexts(value: FieldValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : []
}

export function asLinks(value: FieldValue | undefined): readonly TitledLink[] {
  return TitledLink.array().safeParse(value).data ?? []
}

export function asContacts(value: FieldValue | undefined): readonly Contact[] {
  return Contact.array().safeParse(value).data ?? []
}

export function asOwner(value: FieldValue | undefined): Owner | null {
  return Owner.safeParse(value).data ?? null
}

export function asZoned(value: FieldValue | undefined): ZonedDateTime | null {
  return ZonedDateTime.safeParse(value).data ?? null
}

export function asPicture(value: FieldValue | undefined): Picture | null {
  return Picture.safeParse(value).data ?? null
}

export function asFiles(value: FieldValue | undefined): readonly DocumentFile[] {
  return DocumentFile.array().safeParse(value).data ?? []
}

/** What a control hands on: an emptied field is null, so that the save says that it was emptied. */
export function orNull<Value extends string | readonly unknown[]>(value: Value): Value | null {
  return value.length === 0 ? null : value
}
