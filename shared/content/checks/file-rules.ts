import type { FieldSpec } from '../field.ts'
import { isPictureType } from '../file-type.ts'
import type { Attachment, DocumentFile, FileLink, KeptFile, Picture } from '../kept-file.ts'
import { isWebAddress } from './entry-rules.ts'

type ImageSpec = Extract<FieldSpec, { kind: 'image' }>
type FilesSpec = Extract<FieldSpec, { kind: 'attachments' | 'files' }>

/** What a picture or a file in a field can break; sizes in bytes and pixels. `value` names the file. */
export type FileRule =
  | {
      readonly rule: 'file_too_large'
      readonly value: string
      readonly bytes: number
      readonly limit: number
    }
  | { readonly rule: 'not_a_picture'; readonly value: string }
  | {
      readonly rule: 'picture_too_small'
      readonly width: number
      readonly height: number
      readonly minWidth: number
      readonly minHeight: number
    }
  | { readonly rule: 'alt_missing' }
  | { readonly rule: 'file_without_description'; readonly value: string }
  | { readonly rule: 'not_a_url'; readonly value: string }

function checkBytes({ name, bytes }: KeptFile, limit: number): readonly FileRule[] {
  return bytes > limit ? [{ rule: 'file_too_large', value: name, bytes, limit }] : []
}

/** A picture is one by its content, is within its limits, and can be told to somebody who does not see it. */
export function checkPicture(
  { maxBytes, minWidth = 0, minHeight = 0 }: Pick<ImageSpec, 'maxBytes' | 'minWidth' | 'minHeight'>,
  picture: Picture,
): readonly FileRule[] {
  const { name, mediaType, width, height, alt } = picture
  const rules: FileRule[] = []
  if (!isPictureType(mediaType)) rules.push({ rule: 'not_a_picture', value: name })
  rules.push(...checkBytes(picture, maxBytes))
  if (width < minWidth || height < minHeight) {
    rules.push({ rule: 'picture_too_small', width, height, minWidth, minHeight })
  }
  if (alt.trim() === '') rules.push({ rule: 'alt_missing' })
  return rules
}

function checkDescription({ description }: Attachment | FileLink, value: string): readonly FileRule[] {
  return description.trim() === '' ? [{ rule: 'file_without_description', value }] : []
}

/** An attachment is within its limit and says what it is. */
export function checkAttachment(
  { maxBytes }: Pick<FilesSpec, 'maxBytes'>,
  attachment: Attachment,
): readonly FileRule[] {
  return [...checkBytes(attachment, maxBytes), ...checkDescription(attachment, attachment.name)]
}

/** A document's file: kept here, or an address of the web; the portal wants no description of it. */
export function checkDocumentFile(
  { maxBytes }: Pick<FilesSpec, 'maxBytes'>,
  file: DocumentFile,
): readonly FileRule[] {
  if ('file' in file) return checkBytes(file, maxBytes)
  return isWebAddress(file.url) ? [] : [{ rule: 'not_a_url', value: file.url }]
}
