import { largestFile } from './file-limits.ts'
import { type AcceptedType, isEndingOf, type ReadType, type RefusedType, readType } from './file-type.ts'
import type { PixelSize } from './picture-size.ts'

/** Why a file cannot be kept. The message catalogue has a sentence for each. */
export type FileRefusal =
  | { readonly rule: 'file_empty' }
  | { readonly rule: 'file_too_large'; readonly bytes: number; readonly limit: number }
  | { readonly rule: 'file_type_refused'; readonly mediaType: RefusedType }
  | { readonly rule: 'file_type_unknown' }
  /** Says that it is a picture, and cannot be read as one. */
  | { readonly rule: 'picture_unreadable' }

/** What a file is, where it can be kept. */
export interface FileFacts {
  readonly mediaType: AcceptedType
  readonly bytes: number
  /** Of pictures only. */
  readonly size: PixelSize | null
  /** Whether the name says something else than the content: told, because the file may not be the one that was meant. */
  readonly isMisnamed: boolean
}

export type FileVerdict =
  | { readonly kind: 'good'; readonly facts: FileFacts }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal }

/** What is known before a file is read: a file of 200 MB is never loaded to be told that it is too large. */
export function refusalBySize(bytes: number): FileRefusal | null {
  if (bytes === 0) return { rule: 'file_empty' }
  return bytes > largestFile ? { rule: 'file_too_large', bytes, limit: largestFile } : null
}

function refused(refusal: FileRefusal): FileVerdict {
  return { kind: 'refused', refusal }
}

function verdictOf(read: ReadType, bytes: number, name: string): FileVerdict {
  switch (read.kind) {
    case 'refused':
      return refused({ rule: 'file_type_refused', mediaType: read.mediaType })
    case 'unknown':
      return refused({ rule: 'file_type_unknown' })
    case 'broken_picture':
      return refused({ rule: 'picture_unreadable' })
    case 'picture':
    case 'file': {
      const { mediaType } = read
      const size = read.kind === 'picture' ? read.size : null
      return { kind: 'good', facts: { mediaType, bytes, size, isMisnamed: !isEndingOf(name, mediaType) } }
    }
  }
}

/** What a file is by its content, or why it cannot be kept. */
export function judgeFile(content: Uint8Array, name: string): FileVerdict {
  const refusal = refusalBySize(content.byteLength)
  return refusal ? refused(refusal) : verdictOf(readType(content), content.byteLength, name)
}
