import { judgeFile } from '#shared/content/file-checks.ts'
import { type ItemId, instantOf } from '#shared/content/identity.ts'
import { bodyOf, type ItemFields, type ItemType, titleOf } from '#shared/content/item-type.ts'
import { filesNamedBy } from '#shared/content/kept-file.ts'
import type { BundleContents, BundledItem } from '#shared/exchange/bundle.ts'
import {
  type CollectedItem,
  type CollectedLink,
  collectedPage,
  startingPage,
} from '#shared/exchange/collected-pages.ts'
import { type FactNames, factsOf, type Publication } from '#shared/exchange/publication.ts'
import { readHtml } from '#shared/exchange/read-html.ts'
import type { Messages } from '#shared/messages/en.ts'
import {
  contentsEntries,
  dataFolder,
  digestOf,
  fileEntry,
  pagesFolder,
  problemWithItem,
  startPage,
  ZipWriter,
} from '../../exchange/archive-of-everything.ts'
import { exactTime, localDay, localTime } from '../../i18n/index.ts'
import type { Everything, HeldItem } from '../../library/index.ts'

/** How far it is: items and files that are written, of all. */
export interface ExportProgress {
  readonly done: number
  readonly all: number
}

/** What an archive of everything holds. */
export interface ExportedEverything {
  readonly items: number
  readonly files: number
  /** Items that can be read in it, and not imported again: a file of theirs is not on this computer, or they do not fit. */
  readonly onlyToRead: number
  /** Items and files that could not be read. */
  readonly unreadable: number
  /** Files for which the archive has no room. */
  readonly withoutRoom: number
}

export interface ExportEverythingParts {
  readonly everything: Everything
  readonly text: Messages
  readonly now: () => Date
  /** Takes a part of the archive. Rejects where it cannot be written: then the export ends. */
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly pause: () => Promise<void>
  readonly onProgress: (progress: ExportProgress) => void
  readonly signal: AbortSignal
}

/** Items on one page: few enough to be read, and 10,000 of them make 200 pages. */
const itemsOnPage = 50
/** Letters of items that the bundle holds at most: an import reads so much at once. */
const lettersInBundle = 24 * 1024 * 1024

/** `001`, `002` …: names in the order of their numbers. */
function numbered(index: number): string {
  return String(index + 1).padStart(3, '0')
}

/** The export of everything, item by item, so that no more than a page of it is in the memory. */
class Export {
  readonly #parts: ExportEverythingParts
  readonly #zip: ZipWriter
  readonly #names: FactNames
  readonly #files = new Set<string>()
  readonly #listed: { file: BundleContents['files'][number]['file']; mediaType: string; bytes: number }[] = []
  readonly #bundled: BundledItem[] = []
  readonly #links: CollectedLink[] = []
  #letters = 0
  #done = 0
  #items = 0
  #onlyToRead = 0
  #unreadable = 0
  #withoutRoom = 0

  constructor(parts: ExportEverythingParts) {
    this.#parts = parts
    this.#zip = new ZipWriter(parts)
    const { fields } = parts.text
    this.#names = {
      field: name => fields.name({ field: name }),
      choice: (field, value) => fields.choice({ field, value }),
      ownerType: owner => fields.ownerTypes[owner],
      term: parts.everything.term,
      item: id => id,
      day: localDay,
      time: localTime,
    }
  }

  async run(): Promise<ExportedEverything> {
    const { everything, text, now } = this.#parts
    await this.#writeFiles()
    for (let at = 0; at < everything.items.length; at += itemsOnPage) {
      await this.#writePage(everything.items.slice(at, at + itemsOnPage), numbered(at / itemsOnPage))
    }
    for (const [name, records] of Object.entries(await everything.rest()))
      await this.#zip.add(`${dataFolder}${name}.json`, JSON.stringify(records, null, 1))
    if (this.#bundled.length > 0) {
      const entries = await contentsEntries(this.#bundled, this.#listed)
      for (const [name, content] of Object.entries(entries)) await this.#zip.add(name, content)
    }
    const { exportAll: words } = text.secondCopy
    const told = this.#told()
    const sentences = [
      words.madeAt({ at: exactTime(instantOf(now())) }),
      words.contents(told),
      words.howToRead,
    ]
    await this.#zip.add(startPage, startingPage(words.title, sentences, this.#links))
    await this.#zip.end()
    return told
  }

  #told(): ExportedEverything {
    return {
      items: this.#items,
      files: this.#listed.length,
      onlyToRead: this.#onlyToRead,
      unreadable: this.#unreadable,
      withoutRoom: this.#withoutRoom,
    }
  }

  async #step(): Promise<void> {
    const { everything, onProgress, pause, signal } = this.#parts
    this.#done += 1
    onProgress({ done: this.#done, all: everything.items.length + everything.files.length })
    await pause()
    signal.throwIfAborted()
  }

  async #writeFiles(): Promise<void> {
    for (const { id, read } of this.#parts.everything.files) {
      const found = await read().catch(() => null)
      const verdict = found && judgeFile(found.content, id)
      if (found && !this.#zip.hasRoomFor(found.content.byteLength)) this.#withoutRoom += 1
      else if (found && verdict?.kind === 'good' && (await digestOf(found.content)) === id) {
        const { mediaType, bytes } = verdict.facts
        await this.#zip.add(fileEntry(id), found.content, true)
        this.#files.add(id)
        this.#listed.push({ file: id, mediaType, bytes })
      } else this.#unreadable += 1
      await this.#step()
    }
  }

  async #writePage(ids: readonly ItemId[], number: string): Promise<void> {
    const held: HeldItem[] = []
    const collected: CollectedItem[] = []
    for (const id of ids) {
      const item = await this.#parts.everything.item(id).catch(() => null)
      if (item) {
        held.push(item)
        collected.push(this.#collected(item))
        this.#bundle(item)
        this.#link(item, number)
        this.#items += 1
      } else this.#unreadable += 1
      await this.#step()
    }
    const title = `${this.#parts.text.secondCopy.exportAll.title} ${number}`
    await this.#zip.add(`${pagesFolder}items-${number}.html`, collectedPage(title, collected))
    await this.#zip.add(`${dataFolder}items-${number}.json`, JSON.stringify(held, null, 1))
  }

  #publication(type: ItemType, fields: ItemFields): Publication {
    const { text } = this.#parts
    const documentType = fields['document_type']
    return {
      title: titleOf(type, fields) || text.types.untitled[type],
      kind: text.types.name({ type, documentType: typeof documentType === 'string' ? documentType : null }),
      blocks: readHtml(bodyOf(type, fields), { from: 'desk' }).blocks,
      facts: factsOf(type, fields, this.#names),
      pictures: new Map(),
    }
  }

  #standing({ kind, state, unsent, changedAt }: HeldItem): string {
    const { secondCopy, states } = this.#parts.text
    const { exportAll: words } = secondCopy
    const isUnsent = kind === 'item' && unsent !== null
    const parts = [
      kind === 'item' ? (state === null ? words.neverSent : states[state]) : words.kinds[kind],
      isUnsent && state !== null ? words.unsent : '',
      exactTime(changedAt),
    ]
    return parts.filter(part => part !== '').join(' · ')
  }

  #collected(item: HeldItem): CollectedItem {
    const { reasons } = this.#parts.text.localHistory
    return {
      id: item.id,
      publication: this.#publication(item.type, item.fields),
      standing: this.#standing(item),
      versions: item.versions.map(({ at, reason, type, fields }) => ({
        label: `${exactTime(at)}: ${reasons[reason]}`,
        publication: this.#publication(type, fields),
      })),
    }
  }

  #link(item: HeldItem, number: string): void {
    const { types } = this.#parts.text
    this.#links.push({
      address: `${pagesFolder}items-${number}.html#${item.id}`,
      text: titleOf(item.type, item.fields) || types.untitled[item.type],
      note: this.#standing(item),
    })
  }

  /** Takes an item into the part that can be imported, where that would be taken. */
  #bundle({ id, type, fields, kind }: HeldItem): void {
    if (kind !== 'item') return
    const isWhole = filesNamedBy(fields).every(file => this.#files.has(file))
    const letters = JSON.stringify(fields).length
    const fits = this.#letters + letters <= lettersInBundle
    if (isWhole && fits && problemWithItem({ type, fields }) === null) {
      this.#bundled.push({ id, type, fields: { ...fields } })
      this.#letters += letters
    } else this.#onlyToRead += 1
  }
}

/**
 * Writes everything on this computer as one ZIP archive: pages to read (`index.html`, `read/`), the same as JSON (`data/`),
 * the files, and what makes it a bundle that a desk can import. Rejects where a part cannot be written, or with the
 * signal's reason.
 */
export function exportEverything(parts: ExportEverythingParts): Promise<ExportedEverything> {
  return new Export(parts).run()
}
