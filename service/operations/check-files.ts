import type { FieldValue } from '#shared/content/field-value.ts'
import type { ChangedFields, ItemFields } from '#shared/content/item-type.ts'
import { type FileId, fileAddress, filesNamedBy, KeptFile, Picture } from '#shared/content/kept-file.ts'
import { mayReadFile } from '../files/may-read-file.ts'
import { type PointedError, pointerTo, problemOf } from '../problem-details.ts'
import { type OperationOutcome, refused } from './operation-outcome.ts'
import type { WorkingContext } from './working-context.ts'

interface StoredFacts {
  readonly id: FileId
  readonly media_type: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
}

/** The files that stand in a field of their own, with what the field says of them. */
function describedIn(value: FieldValue | null): readonly (KeptFile | Picture)[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap(one => Picture.or(KeptFile).safeParse(one).data ?? [])
}

/** Whether a field says of a file what the content says: limits are checked by these numbers. */
function isTrue(said: KeptFile | Picture, stored: StoredFacts): boolean {
  const isSame = said.mediaType === stored.media_type && said.bytes === stored.bytes
  return isSame && (!('width' in said) || (said.width === stored.width && said.height === stored.height))
}

/**
 * Why words cannot be stored because of the files that they name, or null. A file that is missing, or that the
 * account has not shown to have, is to be uploaded first: then the same words are stored.
 */
export async function checkFiles(
  { transaction, actor, policy }: WorkingContext,
  before: ItemFields,
  changed: ChangedFields,
): Promise<OperationOutcome | null> {
  const named = filesNamedBy(changed)
  if (named.length === 0) return null
  const known = new Set(filesNamedBy(before))
  const missing: FileId[] = []
  for (const id of named) {
    // What the item names already is in the sight of whoever changes it.
    if (known.has(id) || (await mayReadFile(transaction, actor, policy, id))) continue
    missing.push(id)
  }
  if (missing.length > 0) {
    const errors = missing.map(id => ({ pointer: fileAddress(id), detail: 'upload it first' }))
    return { outcome: 'retry', problem: problemOf('file-missing', { errors }) }
  }
  const rows = await transaction
    .selectFrom('file')
    .select(['id', 'media_type', 'bytes', 'width', 'height'])
    .where('id', 'in', [...named])
    .execute()
  const stored = new Map(rows.map(row => [row.id, row]))
  const errors = Object.entries(changed).flatMap(([name, value]): readonly PointedError[] => {
    const isUntrue = describedIn(value).some(said => {
      const facts = stored.get(said.file)
      return facts === undefined || !isTrue(said, facts)
    })
    return isUntrue ? [{ pointer: pointerTo('fields', name), detail: 'is not what the file is' }] : []
  })
  return errors.length > 0 ? refused('invalid-fields', errors) : null
}
