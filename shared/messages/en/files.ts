import type { FileRule } from '../../content/checks/file-rules.ts'
import type { FileRefusal } from '../../content/file-checks.ts'
import type { RefusedType } from '../../content/file-type.ts'
import { counted } from '../plural.ts'

const kilo = 1_024
const mega = 1_024 * 1_024

/** A number with one decimal place, without a zero behind the point. */
function short(number: number): string {
  return (Math.round(number * 10) / 10).toString()
}

/** A size as people read it, in the 1,024s in which the portal counts its limits. */
function size({ bytes }: { bytes: number }): string {
  if (bytes < kilo) return bytes === 1 ? '1 byte' : `${counted(bytes)} bytes`
  return bytes < mega ? `${short(bytes / kilo)} kB` : `${short(bytes / mega)} MB`
}

/** How much of a size is there, in the unit of the whole: “3.1 of 7 MB”. */
function sizeOf({ bytes, sent }: { bytes: number; sent: number }): string {
  const whole = size({ bytes })
  const unit = bytes < kilo ? 1 : bytes < mega ? kilo : mega
  return `${short(sent / unit)} of ${whole}`
}

/** A size and the limit that it is over; in bytes where the two would read the same. */
function sizeAndLimit({ bytes, limit }: { bytes: number; limit: number }): readonly [string, string] {
  const sizes = [size({ bytes }), size({ bytes: limit })] as const
  return sizes[0] === sizes[1] ? [`${counted(bytes)} bytes`, `${counted(limit)} bytes`] : sizes
}

/** How large, and how large at most. */
function tooLarge(rule: { bytes: number; limit: number }): string {
  const [has, limit] = sizeAndLimit(rule)
  return `${has}, and at most ${limit}`
}

function pixels({ width, height }: { width: number; height: number }): string {
  return `${counted(width)} × ${counted(height)} pixels`
}

const typeNames: Readonly<Record<string, string>> = {
  'image/png': 'PNG picture',
  'image/gif': 'GIF picture',
  'image/jpeg': 'JPEG picture',
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel workbook',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint presentation',
  'application/vnd.oasis.opendocument.text': 'OpenDocument text',
  'application/vnd.oasis.opendocument.spreadsheet': 'OpenDocument spreadsheet',
  'application/vnd.oasis.opendocument.presentation': 'OpenDocument presentation',
  'application/vnd.oasis.opendocument.graphics': 'OpenDocument drawing',
  'application/epub+zip': 'EPUB book',
  'application/zip': 'ZIP archive',
  'application/rtf': 'RTF text',
  'application/x-ole-storage': 'older Office document',
  'text/plain': 'text file',
}

const refusedTypes = {
  'image/svg+xml':
    'is an SVG drawing. SVG can carry programs and is not accepted by the portal. Export it as PNG and choose that.',
  'text/html': 'is a web page. A web page can carry programs. Import its text instead, or choose a PDF.',
  'text/xml': 'is an XML file. XML can carry programs when it is opened. Put it into a ZIP archive.',
  'application/x-executable': 'is a program. Programs cannot be attached.',
} satisfies Record<RefusedType, string>

function why(refusal: FileRefusal): string {
  switch (refusal.rule) {
    case 'file_empty':
      return 'is empty: it holds 0 bytes.'
    case 'file_too_large':
      return `is too large: it has ${tooLarge(refusal)} can be kept.`
    case 'file_type_refused':
      return refusedTypes[refusal.mediaType]
    case 'file_type_unknown':
      return 'is of a kind that is not accepted. Pictures (PNG, JPEG, GIF), PDF, office documents, plain text and ZIP archives are.'
    case 'picture_unreadable':
      return 'is no picture that can be shown: it is damaged, cut short or far too large.'
  }
}

const notSaved = {
  no_space: 'there is not enough room on the disk.',
  not_allowed: 'you may not write there.',
  unknown: 'the disk said no.',
} as const

/** What is wrong with a file in a field, as the end of a sentence that begins with the field's name. */
export function aboutFile(rule: Exclude<FileRule, { rule: 'not_a_url' }>): string {
  switch (rule.rule) {
    case 'file_too_large':
      return `– “${rule.value}” is too large: it has ${tooLarge(rule)} are accepted.`
    case 'not_a_picture':
      return `is no picture: “${rule.value}” must be PNG, JPEG or GIF.`
    case 'picture_too_small':
      return `is too small: ${pixels(rule)}, and at least ${pixels({ width: rule.minWidth, height: rule.minHeight })} are needed.`
    case 'alt_missing':
      return 'has no alternative text: say what it shows.'
    case 'file_without_description':
      return `– “${rule.value}” has no description.`
  }
}

/** Pictures and attachments. */
export const files = {
  size,
  sizeOf,
  refused: ({ name, refusal }: { name: string; refusal: FileRefusal }) => `“${name}” ${why(refusal)}`,
  notAPicture: ({ name }: { name: string }) => `“${name}” is no picture. Choose a PNG, JPEG or GIF.`,
  misnamed: ({ given, name, mediaType }: { given: string; name: string; mediaType: string }) =>
    `“${given}” is really a ${typeNames[mediaType] ?? 'file'}. It is kept as “${name}”. Check that it is the file you meant.`,
  notStored: ({ reason }: { reason: 'quota' | 'closed' | 'slow' | 'unknown' }) =>
    reason === 'quota'
      ? 'There is not enough room on this computer to keep the file.'
      : 'The file could not be stored on this computer. Try again.',
  choosePicture: 'Choose a picture …',
  replacePicture: 'Replace …',
  removePicture: 'Remove',
  dropPicture: 'or drop or paste one here',
  dropHere: ({ field }: { field: string }) => `${field}: drop or paste here`,
  keeping: 'Reading the file …',
  pictureRule: ({ limit }: { limit: number }) => `PNG, JPEG or GIF, at most ${size({ bytes: limit })}.`,
  bannerRule: ({ minWidth, minHeight }: { minWidth: number; minHeight: number }) =>
    `At least ${pixels({ width: minWidth, height: minHeight })}.`,
  alt: 'Alternative text',
  altHelp: 'What the picture shows, for people who do not see it. One sentence.',
  addFiles: 'Add files …',
  addAddress: 'Add an address',
  dropFiles: 'or drop or paste them here',
  filesRule: ({ limit }: { limit: number }) => `At most ${size({ bytes: limit })} each.`,
  address: 'Address',
  addressAmiss: 'This is not a web address (https://…).',
  description: 'Description',
  descriptionMissing: 'Say what it is: readers see it beside the file.',
  list: ({ field }: { field: string }) => `${field}, files`,
  facts: ({ mediaType, bytes }: { mediaType: string; bytes: number }) =>
    `${typeNames[mediaType] ?? 'file'}, ${size({ bytes })}`,
  pictureFacts: (picture: { mediaType: string; bytes: number; width: number; height: number }) =>
    `${typeNames[picture.mediaType] ?? 'file'}, ${size(picture)}, ${pixels(picture)}`,
  moveUp: ({ name }: { name: string }) => `Move “${name}” up`,
  moveDown: ({ name }: { name: string }) => `Move “${name}” down`,
  remove: ({ name }: { name: string }) => `Remove “${name}”`,
  saveCopy: ({ name }: { name: string }) => `Save a copy of “${name}”`,
  copySaved: ({ path }: { path: string }) => `Saved as ${path}`,
  copyFailed: ({ name, reason }: { name: string; reason: 'no_space' | 'not_allowed' | 'unknown' }) =>
    `“${name}” could not be saved: ${notSaved[reason]}`,
  openAddress: 'Open in the browser',
  moved: ({ name, place, count }: { name: string; place: number; count: number }) =>
    `“${name}” is now ${place} of ${count}.`,
  added: ({ count }: { count: number }) => (count === 1 ? '1 file added.' : `${counted(count)} files added.`),
  removed: ({ name }: { name: string }) => `“${name}” removed.`,
  alreadyThere: ({ name }: { name: string }) => `“${name}” is in the list already.`,
  /** Why a file is not shown. */
  absence: {
    waiting: 'Coming from the service …',
    unreachable: 'Not on this computer yet. It comes when the service can be reached.',
    not_there: 'The service does not have this file, or you may not see it.',
  },
  /** In place of a picture, for somebody who does not see the place. */
  missing: ({ alt, why }: { alt: string; why: string }) => `${alt}. ${why}`,
  show: ({ name }: { name: string }) => `Show “${name}” large`,
}
