import { withHeadedFacts } from '#shared/case-study/headed-facts.ts'
import { type AccountId, type ItemId, instantOf } from '#shared/content/identity.ts'
import { contentType, type ItemFields, type ItemType } from '#shared/content/item-type.ts'
import type { ImportedText } from '#shared/exchange/imported-text.ts'
import type { Messages } from '#shared/messages/en.ts'
import { insertAtCaret } from '../../editor/paste/last-editor.ts'
import { type BundleContent, placedPictures } from '../../exchange/index.ts'
import type { Library } from '../../library/index.ts'
import { type JudgedPictures, keepPictures } from './found-pictures.ts'
import { gatedHtml } from './gated-html.ts'
import { type ImportReport, useImportReports } from './import-reports.ts'
import type { ImportTarget } from './import-state.ts'
import { differences, readingAsCaseStudy } from './sentences.ts'

/** What an imported text can become. */
export const importKinds = ['case_study', 'news', 'event', 'solution', 'document'] as const
export type ImportKind = (typeof importKinds)[number]

/** Where an imported text goes. */
export type Destination =
  | { readonly kind: 'draft'; readonly as: ImportKind; readonly title: string }
  | { readonly kind: 'caret'; readonly target: ImportTarget }
  | { readonly kind: 'instead'; readonly target: ImportTarget }

export interface TextToStore {
  readonly name: string
  readonly imported: ImportedText
  readonly pictures: JudgedPictures
  readonly destination: Destination
}

interface Surroundings {
  readonly library: Library
  /** Who imports. */
  readonly account: AccountId | null
  readonly text: Messages
  readonly now: () => Date
  readonly onProgress: (done: number, all: number) => void
}

function typeOf(kind: ImportKind): ItemType {
  return kind === 'case_study' ? 'document' : kind
}

function fieldsOf(kind: ImportKind, title: string, html: string): ItemFields {
  const spec = contentType(typeOf(kind))
  const body = kind === 'case_study' ? withHeadedFacts(html) : html
  const named = title.trim() === '' ? {} : { [spec.titleField]: title.trim() }
  return {
    ...named,
    ...(body === '' ? {} : { [spec.bodyField]: body }),
    ...(kind === 'case_study' ? { document_type: 'case_open_source' } : {}),
  }
}

async function storeText(
  { imported, destination }: TextToStore,
  html: string,
  { library }: Surroundings,
): Promise<ItemId | null> {
  switch (destination.kind) {
    case 'draft':
      return library.createDraft(typeOf(destination.as), fieldsOf(destination.as, destination.title, html))
    case 'caret':
      return insertAtCaret(html) ? destination.target.item : null
    case 'instead': {
      const { item, type, flush } = destination.target
      if (!(await flush()))
        throw new Error(`The words of ${item} could not be stored before ${imported.format}`)
      await library.putInstead(item, { [contentType(type).bodyField]: html === '' ? null : html })
      return item
    }
  }
}

/**
 * Stores an imported text: its pictures first, then the words that name them. Rejects where the disk says no; then
 * nothing but pictures was kept, which nobody names.
 */
export async function storeImportedText(
  given: TextToStore,
  surroundings: Surroundings,
): Promise<{ readonly item: ItemId; readonly report: ImportReport } | 'no_caret'> {
  const { library, account, text, now, onProgress } = surroundings
  const { imported, pictures, destination, name } = given
  const all = pictures.good.length
  const kept = await keepPictures(library, pictures, text, done => onProgress(done, all))
  const html = gatedHtml(placedPictures(imported.html, kept.addresses))
  const item = await storeText(given, html, surroundings)
  if (item === null) return 'no_caret'
  const isCaseStudy = destination.kind === 'draft' && destination.as === 'case_study'
  const report: ImportReport = {
    item,
    account,
    name,
    at: instantOf(now()),
    summary: text.exchange.import.summary(imported),
    found: isCaseStudy ? [...readingAsCaseStudy(html, text).sentences] : [],
    differs: [...differences(imported, [...pictures.refused, ...kept.refused], text)],
  }
  useImportReports.getState().keep(report)
  return { item, report }
}

/** Stores the items of a bundle as drafts of one's own, all or none; their files first. */
export async function storeBundle(
  { items, files }: BundleContent,
  { library, onProgress }: Pick<Surroundings, 'library' | 'onProgress'>,
): Promise<readonly ItemId[]> {
  for (const [index, { file, bytes }] of files.entries()) {
    const outcome = await library.keepFile(new Blob([bytes]), file)
    if (outcome.kind === 'refused') throw new Error(`A file of a bundle was refused: ${outcome.refusal.rule}`)
    onProgress(index + 1, files.length)
  }
  return library.createDrafts(items)
}
