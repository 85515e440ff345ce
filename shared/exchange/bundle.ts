import { z } from 'zod'
import { ItemId } from '../content/identity.ts'
import { AnyFields, ItemType } from '../content/item-type.ts'
import { FileId } from '../content/kept-file.ts'

/** The version of the format that this desk writes. It reads every version up to this one. */
export const bundleVersion = 1

/** What every version begins with, so that a bundle of a later desk can be told from a damaged one. */
export const BundleHead = z.object({ format: z.literal('osor-bundle'), version: z.int().positive() })

/** An item as a bundle carries it: its words, and not where it stands at a service. */
export const BundledItem = z.strictObject({
  /** Its identity where it was written: items of one bundle may name one another by it. */
  id: ItemId,
  type: ItemType,
  fields: AnyFields,
})
export type BundledItem = z.infer<typeof BundledItem>

const BundledFile = z.strictObject({
  file: FileId,
  mediaType: z.string().min(1),
  bytes: z.int().positive(),
})

/**
 * The contents of a bundle (`name.osor.zip`), kept in it as `bundle.json`. Beside it stand `bundle.sha256`, the SHA-256
 * of that file in hex, and each file under `files/` by its own.
 */
export const BundleContents = z.strictObject({
  format: z.literal('osor-bundle'),
  version: z.literal(bundleVersion),
  items: z.array(BundledItem).min(1),
  files: z.array(BundledFile),
})
export type BundleContents = z.infer<typeof BundleContents>
