import type { LeftOutKind } from '../../exchange/html-vocabulary.ts'
import type {
  BundlePart,
  ImportFormat,
  ImportNote,
  ImportRefusal,
  TextCounts,
} from '../../exchange/import-report.ts'
import { counted, plural } from '../plural.ts'
import { files } from './files.ts'

const { size } = files

const formats = {
  docx: 'Word document',
  odt: 'OpenDocument text',
  markdown: 'Markdown',
  html: 'HTML page',
} satisfies Record<ImportFormat, string>

const bundleParts = {
  contents: 'its list of contents is not as it was written',
  items: 'an item in it is not as it was written',
  files: 'a picture or file in it is missing, added or not as it was written',
  html: 'a text in it holds something that no text of the desk can hold',
} satisfies Record<BundlePart, string>

function whyRefused(refusal: ImportRefusal): string {
  switch (refusal.reason) {
    case 'empty':
      return 'is empty: it holds 0 bytes.'
    case 'too_large':
      return `is too large: ${size(refusal)}, and at most ${size({ bytes: refusal.limit })} can be read. Take the pictures out, or import it in parts.`
    case 'not_supported':
      return 'is not a text that can be imported. Word documents (.docx), OpenDocument texts (.odt), Markdown, HTML and bundles of OSOR Desk can.'
    case 'old_word':
      return 'is a Word document of the time before 2007 (.doc). Open it in Word or LibreOffice, save it as .docx, and import that.'
    case 'password':
      return 'is protected by a password. Save a copy without the password, and import that.'
    case 'other_archive':
      return 'is an archive, but neither a Word document nor an OpenDocument text nor a bundle of OSOR Desk.'
    case 'damaged':
      return 'is damaged: it cannot be read to its end. Open it in the program it was written with, save it again, and import that.'
    case 'bomb':
      return 'unpacks to far more than a text could need. It is not opened, because it would fill the memory of this computer.'
    case 'no_text':
      return 'was read, but there is no text in it.'
    case 'bundle_damaged':
      return `is a bundle that was changed or damaged: ${bundleParts[refusal.part]}. Ask for it to be sent again.`
    case 'bundle_newer':
      return 'is a bundle of a later version of OSOR Desk. Update the program, and import it then.'
    case 'failed':
      return 'could not be read, because the program failed at it. Nothing was changed.'
  }
}

const leftOut = {
  scripts: { one: 'script', other: 'scripts' },
  forms: { one: 'field of a form', other: 'fields of a form' },
  embedded: { one: 'embedded player or object', other: 'embedded players or objects' },
  drawings: { one: 'drawing', other: 'drawings' },
  deleted: { one: 'passage marked as deleted', other: 'passages marked as deleted' },
  comments: { one: 'comment', other: 'comments' },
} satisfies Record<LeftOutKind, { one: string; other: string }>

function amount(count: number, forms: { one: string; other: string }): string {
  return `${counted(count)} ${plural(count, forms)}`
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6).map(name => `“${name}”`)
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${counted(more)} more` : shown.join(', ')
}

function note(each: ImportNote): string {
  switch (each.note) {
    case 'left_out':
      return `${amount(each.count, leftOut[each.kind])} left out.`
    case 'styles_unknown':
      return `Styles that mean nothing here became plain text: ${listed(each.styles)}.`
    case 'insertions_kept':
      return `Tracked changes: ${amount(each.count, { one: 'insertion', other: 'insertions' })} kept as text.`
    case 'comments_dropped':
      return `${amount(each.count, { one: 'comment', other: 'comments' })} left out.`
    case 'footnotes_listed':
      return `${amount(each.count, { one: 'footnote', other: 'footnotes' })} moved into a numbered list at the end.`
    case 'text_boxes_dropped':
      return `${amount(each.count, { one: 'text box', other: 'text boxes' })}: check that the words are where they belong.`
    case 'objects_dropped':
      return `${amount(each.count, { one: 'chart or embedded object', other: 'charts or embedded objects' })} left out. Export each as a picture, and insert that.`
    case 'formulas_dropped':
      return `${amount(each.count, { one: 'formula', other: 'formulas' })} left out, or reduced to letters.`
    case 'page_edges_dropped':
      return 'Headers and footers of the pages left out.'
    case 'contents_dropped':
      return 'Table of contents left out: the headings make it.'
    case 'pictures_remote':
      return `${amount(each.addresses.length, { one: 'picture stands', other: 'pictures stand' })} elsewhere on the web. Nothing was fetched; a link is in the place of each.`
    case 'pictures_unreachable':
      return `${amount(each.count, { one: 'picture', other: 'pictures' })} could not be read.`
    case 'headings_moved':
      return 'All headings moved down by one level, because the title is the only one of the first.'
    case 'headings_from_bold':
      return `${amount(each.count, { one: 'line', other: 'lines' })} in bold became headings, because the text had no others.`
    case 'letters_guessed':
      return 'The file does not say how its letters are written. Check the accents.'
  }
}

function counts(text: TextCounts): string {
  const parts = [
    [text.headings, { one: 'heading', other: 'headings' }],
    [text.paragraphs, { one: 'paragraph', other: 'paragraphs' }],
    [text.lists, { one: 'list', other: 'lists' }],
    [text.tables, { one: 'table', other: 'tables' }],
    [text.pictures, { one: 'picture', other: 'pictures' }],
    [text.links, { one: 'link', other: 'links' }],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, forms]) => amount(count, forms))
    .join(', ')
}

/** Import and export. */
export const exchange = {
  import: {
    open: 'Import…',
    title: 'Import a text',
    choose: 'Choose a file…',
    drop: 'or drop it here',
    dropLabel: 'Import a file: drop it here, or paste it',
    what: ({ limit }: { limit: number }) =>
      `Word (.docx), OpenDocument (.odt), Markdown, HTML, or a bundle of OSOR Desk (.osor.zip), up to ${size({ bytes: limit })}.`,
    stays:
      'The file is read on this computer and stays as it is. You see what was found before anything is created.',
    formats,
    reading: ({ name, bytes }: { name: string; bytes: number }) => `Reading “${name}”, ${size({ bytes })}…`,
    longer: ({ seconds }: { seconds: number }) =>
      `${counted(seconds)} ${plural(seconds, { one: 'second', other: 'seconds' })} so far.`,
    keeping: ({ done, all }: { done: number; all: number }) =>
      `Keeping pictures and files: ${counted(done)} of ${counted(all)}…`,
    cancel: 'Cancel',
    close: 'Close',
    refused: ({ name, refusal }: { name: string; refusal: ImportRefusal }) =>
      `“${name}” ${whyRefused(refusal)}`,
    onlyOne: 'One file at a time: the first one is read.',
    another: 'Choose another file…',
    reportTitle: ({ name }: { name: string }) => `What was found in “${name}”`,
    summary: ({ format, counts: found }: { format: ImportFormat; counts: TextCounts }) =>
      `${formats[format]}: ${counts(found)}.`,
    draftTitle: 'Title',
    becomes: 'Becomes',
    caseStudy: 'Case study',
    sections: 'Sections',
    sectionAs: ({ heading, section }: { heading: string; section: string }) =>
      `“${heading}” is read as ${section}`,
    ownSection: ({ heading }: { heading: string }) => `“${heading}” becomes a section of its own`,
    lead: 'The text before the first heading stays in front.',
    noSections: 'No headings were found: the whole text stands before the first section.',
    facts: ({ known, own }: { known: number; own: number }) =>
      own === 0
        ? `At a glance: ${amount(known, { one: 'fact', other: 'facts' })} recognised.`
        : `At a glance: ${amount(known, { one: 'fact', other: 'facts' })} recognised, ${counted(own)} of its own.`,
    noFacts: 'No table of facts was recognised.',
    mapped: 'What was found',
    differs: 'What is different now',
    nothingDiffers: 'Nothing was left out or changed.',
    note,
    pictureRefused: ({ sentence }: { sentence: string }) => `A picture is left out. ${sentence}`,
    pictureNames: ({ number }: { number: number }) => `Picture ${counted(number)}`,
    altMissing: ({ count }: { count: number }) =>
      `${amount(count, { one: 'picture has', other: 'pictures have' })} no alternative text yet.`,
    create: 'Create the draft',
    insert: 'Insert at the caret',
    replace: 'Replace the text',
    where: 'Where the text goes',
    asDraft: 'Into a new draft',
    intoOpen: ({ title }: { title: string }) => `Into “${title}”, at the caret`,
    instead: ({ title }: { title: string }) => `Into “${title}”, instead of its text`,
    replaced: 'The text was replaced. The one before is in History.',
    inserted: 'The text was inserted.',
    created: ({ title }: { title: string }) => `“${title}” was imported.`,
    createdMany: ({ count }: { count: number }) => `${counted(count)} drafts were imported.`,
    showReport: 'Show the report',
    report: 'Import report',
    reportOf: ({ name, at }: { name: string; at: string }) => `Imported from “${name}”, ${at}.`,
    failed: 'The draft could not be stored on this computer. Nothing was changed; try again.',
    noCaret: 'Put the caret where the text should go, and import it then.',
    bundleTitle: ({ name }: { name: string }) => `What is in “${name}”`,
    bundleSummary: ({ items, count }: { items: number; count: number }) =>
      count === 0
        ? `A bundle of OSOR Desk with ${amount(items, { one: 'item', other: 'items' })}.`
        : `A bundle of OSOR Desk with ${amount(items, { one: 'item', other: 'items' })} and ${amount(count, { one: 'file', other: 'files' })}.`,
    bundleNote:
      'Each becomes a new draft of yours, the same in every field. Nothing that is here is replaced.',
    createMany: ({ count }: { count: number }) =>
      count === 1 ? 'Create the draft' : `Create ${counted(count)} drafts`,
  },
  export: {
    open: 'Export…',
    title: 'Export',
    format: 'As',
    formats: {
      docx: 'Word document (.docx)',
      pdf: 'PDF, as published',
      html: 'HTML page with its pictures',
      markdown: 'Markdown',
      bundle: 'Bundle of OSOR Desk (.osor.zip)',
    },
    about: {
      docx: 'To go on in Word or LibreOffice: headings, lists, tables, pictures and links stay what they are.',
      pdf: 'To read, print or hand round: A4, tagged for screen readers, with an outline.',
      html: 'One file that any browser shows, without a connection.',
      markdown: 'For repositories and wikis. What Markdown has no words for stands in it as HTML.',
      bundle:
        'To carry the item to another desk: imported there, it is the same in every field, files included.',
    },
    save: 'Save…',
    cancel: 'Cancel',
    working: 'Writing the file…',
    saved: ({ path }: { path: string }) => `Saved as ${path}`,
    failed: {
      no_space: 'The file was not written: there is no room on the disk.',
      not_allowed: 'The file was not written: this program may not write there. Choose another folder.',
      unknown: 'The file was not written. Try again, or choose another folder.',
    },
    notMade: 'The file could not be made. The item is as it was.',
    pdfNotAvailable: 'PDF can be made in the installed program only.',
    missing: ({ count }: { count: number }) =>
      `${amount(count, { one: 'picture or file is', other: 'pictures or files are' })} not on this computer yet, and stay out of the export.`,
    missingInBundle: ({ count }: { count: number }) =>
      `A bundle must be whole, and ${amount(count, { one: 'picture or file of it is', other: 'pictures or files of it are' })} not on this computer yet. Go online once with the item open, and try again.`,
  },
  paste: {
    remotePictures: ({ count }: { count: number }) =>
      `${amount(count, { one: 'picture stands', other: 'pictures stand' })} elsewhere on the web. Nothing was fetched; a link is in the place of each.`,
    missingPictures: ({ count }: { count: number }) =>
      `${amount(count, { one: 'picture was', other: 'pictures were' })} not handed over by the other program. Copy each on its own, or import the file.`,
    tooLong: ({ characters, limit }: { characters: number; limit: number }) =>
      `Not pasted: ${counted(characters)} characters are more than can be pasted at once (${counted(limit)}). Import the file instead, or paste it in parts.`,
    working: 'Pasting…',
    failed: 'Nothing was pasted: what is on the clipboard could not be read.',
  },
}
