import { LRUCache } from 'lru-cache'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { factList, publishedText } from '#shared/exchange/html-page.ts'
import { factsOf, type Publication } from '#shared/exchange/publication.ts'
import { readHtml } from '#shared/exchange/read-html.ts'
import type { Block } from '#shared/exchange/text-tree.ts'
import { observatory as sentences } from '#shared/messages/en/observatory.ts'
import { pageBlocks } from '#shared/observatory/page-blocks.ts'
import { withWholeAddresses } from '#shared/observatory/whole-addresses.ts'
import type { PublishedItem } from './find-published.ts'
import { Markup } from './markup.ts'
import { factNames, type PublicTerms } from './public-words.ts'

const noPictures: Publication['pictures'] = new Map()

function publicationOf(parts: Partial<Publication>): Publication {
  return { title: '', kind: '', blocks: [], facts: [], pictures: noPictures, ...parts }
}

/** What the page shows in places of its own. */
const shownElsewhere = new Set([
  'short_title',
  'document_type',
  'topics',
  'countries',
  'logo',
  'banner',
  'attachments',
  'files',
  'starts_at',
  'ends_at',
  'address',
  'virtual_links',
  'licence',
  'source_code_repository',
  'version',
  'status',
  'referenced_solutions',
  'related_solutions',
])

function publicBlocks(html: string): readonly Block[] {
  return pageBlocks(readHtml(html, { from: 'desk' }).blocks, alt => sentences.picture({ alt }))
}

/**
 * A running text as HTML of a public page. Nothing of what was written is handed on as HTML: it is read as a tree of what
 * portal texts can say, and written anew from it, so that no script, style, frame or foreign picture is in it, whatever the
 * revision holds. A video is the link that it stands for.
 */
export function publicHtml(html: string): Markup {
  return new Markup(publishedText(publicationOf({ blocks: publicBlocks(html) })))
}

/** The same for whoever reads it elsewhere: its addresses say which service they are of. */
function publicHtmlElsewhere(html: string, publicUrl: string): Markup {
  const blocks = withWholeAddresses(publicBlocks(html), publicUrl)
  return new Markup(publishedText(publicationOf({ blocks })))
}

/** What a text says beside it, as a list of facts; empty where there is nothing. */
export function publicFacts(type: ItemType, fields: ItemFields, terms: PublicTerms): Markup {
  const others = Object.fromEntries(Object.entries(fields).filter(([name]) => !shownElsewhere.has(name)))
  const facts = factsOf(type, others, factNames(terms)).map(fact => ({
    ...fact,
    entries: fact.entries.map(entry =>
      entry.kind === 'blocks'
        ? { ...entry, blocks: pageBlocks(entry.blocks, alt => sentences.picture({ alt })) }
        : entry,
    ),
  }))
  return new Markup(factList(publicationOf({ facts })))
}

/** Bytes of texts that are kept as HTML, about. */
const mostKept = 32 * 1024 * 1024
/** What one takes beside its text, about. */
const besides = 200

/** A revision, and when it was made: data that were begun anew may have the same numbers, but not the same time. */
type TextKey = Pick<PublishedItem, 'id' | 'revision' | 'revisedAt'>

/** The running texts that were asked for last, as HTML: a revision never changes, and a long one takes a while to write. */
export interface PublicTexts {
  /** A running text as `publicHtml` writes it; `html` is all of it. */
  readonly of: (key: TextKey, html: string) => Markup
  /** The same as `publicHtmlElsewhere` writes it. */
  readonly elsewhere: (key: TextKey, html: string) => Markup
}

export function createPublicTexts(publicUrl: string): PublicTexts {
  const kept = new LRUCache<string, Markup>({
    maxSize: mostKept,
    sizeCalculation: ({ html }) => 2 * html.length + besides,
  })
  function once(place: string, { id, revision, revisedAt }: TextKey, write: () => Markup): Markup {
    const key = `${place} ${id} ${revision} ${revisedAt.getTime()}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const text = write()
    kept.set(key, text)
    return text
  }
  return {
    of: (key, html) => once('page', key, () => publicHtml(html)),
    elsewhere: (key, html) => once('elsewhere', key, () => publicHtmlElsewhere(html, publicUrl)),
  }
}
