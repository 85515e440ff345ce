import type { FieldValue } from '#shared/content/field-value.ts'
import type { ChangedFields, ItemFields } from '#shared/content/item-type.ts'
import { fileAddress, filesNamedBy, KeptFile, Picture } from '#shared/content/kept-file.ts'
import { type PointedError, pointerTo, problemOf } from '../problem-details.ts'
import type { FileFacts, KnownFiles } from './known-files.ts'
import { type OperationOutcome, refused } from './operation-outcome.ts'

/** The files that stand in a field of their own, with what the field says of them. */
function describedIn(value: FieldValue | null): readonly (KeptFile | Picture)[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap(one => Picture.or(KeptFile).safeParse(one).data ?? [])
}

/** Whether a field says of a file what the content says: limits are checked by these numbers. */
function isTrue(said: KeptFile | Picture, stored: FileFacts): boolean {
  const isSame = said.mediaType === stored.media_type && said.bytes === stored.bytes
  return isSame && (!('width' in said) || (said.width === stored.width && said.height === stored.height))
}

/**
 * Why words cannot be stored because of the files that they name, or null. A file that is missing, or that the
 * account has not shown to have, is to be uploaded first: then the same words are stored.
 */
export function checkFiles(
  { facts, readable }: KnownFiles,
  before: ItemFields,
  changed: ChangedFields,
): OperationOutcome | null {
  const named = filesNamedBy(changed)
  if (named.length === 0) return null
  // What the item names already is in the sight of whoever changes it.
  const known = new Set(filesNamedBy(before))
  const missing = named.filter(id => !known.has(id) && !readable.has(id))
  if (missing.length > 0) {
    const errors = missing.map(id => ({ pointer: fileAddress(id), detail: 'upload it first' }))
    return { outcome: 'retry', problem: problemOf('file-missing', { errors }) }
  }
  const errors = Object.entries(changed).flatMap(([name, value]): readonly PointedError[] => {
    const isUntrue = describedIn(value).some(said => {
      const stored = facts.get(said.file)
      return stored === undefined || !isTrue(said, stored)
    })
    return isUntrue ? [{ pointer: pointerTo('fields', name), detail: 'is not what the file is' }] : []
  })
  return errors.length > 0 ? refused('invalid-fields', errors) : null
}
