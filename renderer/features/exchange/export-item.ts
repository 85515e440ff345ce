import type { ItemId } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { filesNamedBy } from '#shared/content/kept-file.ts'
import type { Publication } from '#shared/exchange/publication.ts'
import { desk } from '../../bridge/index.ts'
import { doJob } from '../../exchange/index.ts'
import type { Library } from '../../library/index.ts'

export const exportFormats = ['docx', 'pdf', 'html', 'markdown', 'bundle'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const endingOfFormat: Readonly<Record<ExportFormat, string>> = {
  docx: '.docx',
  pdf: '.pdf',
  html: '.html',
  markdown: '.md',
  bundle: '.osor.zip',
}

/** A file that was made, or why there is none. */
export type MadeFile =
  | { readonly kind: 'made'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'not_available' }
  | { readonly kind: 'failed' }
  /** A bundle must be whole. */
  | { readonly kind: 'incomplete'; readonly missing: number }

function made(text: string): MadeFile {
  return { kind: 'made', bytes: new TextEncoder().encode(text) }
}

/** What is seldom wanted is loaded when it is. */
async function page(publication: Publication, language: string): Promise<string> {
  const { htmlPage } = await import('#shared/exchange/html-page.ts')
  return htmlPage(publication, language)
}

/** An item and every file that it names, whole. */
export async function makeBundle(
  library: Library,
  item: { readonly id: ItemId; readonly type: ItemType; readonly fields: ItemFields },
): Promise<MadeFile> {
  const ids = filesNamedBy(item.fields)
  const found = await Promise.all(
    ids.map(async file => {
      const content = await library.readFile(file)
      if (content === null) return null
      return { file, mediaType: content.type, bytes: new Uint8Array(await content.arrayBuffer()) }
    }),
  )
  const files = found.filter(file => file !== null)
  if (files.length < ids.length) return { kind: 'incomplete', missing: ids.length - files.length }
  return { kind: 'made', bytes: await doJob('bundle', { items: [item], files }) }
}

/** A publication in a format that people read. Rejects where the program fails at it. */
export async function makeReadable(
  publication: Publication,
  format: Exclude<ExportFormat, 'bundle'>,
  language: string,
): Promise<MadeFile> {
  switch (format) {
    case 'docx':
      return { kind: 'made', bytes: await doJob('docx', { publication, language }) }
    case 'pdf':
      return desk.call('program.pdf', { html: await page(publication, language) })
    case 'html':
      return made(await page(publication, language))
    case 'markdown': {
      const { markdownFile } = await import('#shared/exchange/markdown-file.ts')
      return made(markdownFile(publication))
    }
  }
}
