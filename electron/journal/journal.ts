import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { ItemId } from '#shared/content/identity.ts'
import type { JournalNote, JournalPart, JournalState, NewNote, NoteKind } from '#shared/sync/journal.ts'
import type { JournalDisk, JournalFile } from './journal-disk.ts'
import { type JournalLine, readLine, writeLine } from './journal-line.ts'
import { linesOf } from './lines-of.ts'

/** The second copy of one library's unsent words. Calls take turns; what is asked later is done later. */
export interface Journal {
  state(): Promise<JournalState>
  /**
   * Resolves when the disk has the notes. One that says what the last one said is not written again, and one of an earlier
   * turn than the last one on the item is not written at all.
   */
  note(notes: readonly NewNote[]): Promise<void>
  /** From now on it belongs to the library of this identity, and tells of no items but these. */
  adopt(identity: string, items: readonly ItemId[]): Promise<void>
  /** The notes from a position on (0 at first), about `bytes` of them, at least one where there is one. */
  read(from: number, bytes: number): Promise<JournalPart>
  close(): Promise<void>
}

export interface JournalParts {
  readonly disk: JournalDisk
  /** Its own folder, made when it is needed. */
  readonly folder: string
  /** A journal smaller than this is never compacted, in bytes. */
  readonly smallest?: number
  /** Called with everything that still counts, line by line, when it has been compacted. */
  readonly onCompacted?: (texts: AsyncIterable<string>) => Promise<void>
  /** For the log: what went wrong and is nobody's to act on. */
  readonly onFault: (fault: unknown) => void
}

/** Where the last note on something stands in the file. */
interface Place {
  readonly item: ItemId
  readonly about: NoteKind
  readonly position: number
  readonly length: number
  readonly digest: string
}

/** An open journal: the file, and what of it still counts. */
interface Opened {
  readonly file: JournalFile
  readonly generation: number
  identity: string | null
  readonly places: Map<string, Place>
  /** Up to where the file is known to be whole. */
  end: number
  /** Of the lines that still count. */
  live: number
  damaged: number
  /** The disk said no in the middle of a line: what follows must begin with one of its own. */
  isTorn: boolean
}

const namePattern = /^journal-(\d{1,12})\.log$/
/** A journal is compacted when it is so many times as large as what of it still counts. */
const compactAt = 4
const smallestByDefault = 4 * 1024 * 1024
const lineBreak = Buffer.from('\n')

function keyOf({ item, about }: Pick<JournalNote, 'item' | 'about'>): string {
  return `${about} ${item}`
}

function digestOf(line: Buffer): string {
  return createHash('sha256').update(line).digest('base64')
}

/** What counts no more: that an operation was handed out says nothing where nothing is unsent. */
function isOver({ item, about }: Place, { places }: Pick<Opened, 'places'>): boolean {
  return about === 'handed_out' && !places.has(keyOf({ item, about: 'unsent' }))
}

/** What a line changes in what is known. */
function take(opened: Opened, line: JournalLine, bytes: Buffer, position: number): void {
  if (line.kind === 'library') {
    opened.identity = line.identity
    return
  }
  const key = keyOf(line)
  opened.live -= opened.places.get(key)?.length ?? 0
  if (line.text === null) {
    opened.places.delete(key)
    return
  }
  const place = { position, length: bytes.byteLength, digest: digestOf(bytes) }
  opened.live += place.length
  opened.places.set(key, { item: line.item, about: line.about, ...place })
}

/** Opens a journal at its first call. What is damaged is skipped; a torn last line was never promised to anybody. */
export function openJournal(parts: JournalParts): Journal {
  const { disk, folder, onFault } = parts
  const smallest = parts.smallest ?? smallestByDefault
  let opened: Opened | null = null
  /** The library that it was adopted by since the program started. */
  let adopted: string | null = null
  /** Of that library: the turn of the last note on each item. */
  const turns = new Map<string, number>()
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  const pathOf = (generation: number) => join(folder, `journal-${generation}.log`)

  async function generations(): Promise<readonly number[]> {
    const names = await disk.list(folder)
    return names
      .flatMap(name => namePattern.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((one, other) => one - other)
  }

  async function replay(generation: number): Promise<Opened> {
    const file = await disk.open(pathOf(generation))
    const fresh: Opened = {
      file,
      generation,
      identity: null,
      places: new Map(),
      end: 0,
      live: 0,
      damaged: 0,
      isTorn: false,
    }
    for await (const { bytes, position, isWhole } of linesOf(file)) {
      const line = readLine(isWhole ? bytes.subarray(0, -1) : bytes)
      if (line) take(fresh, line, isWhole ? bytes : Buffer.concat([bytes, lineBreak]), position)
      else if (isWhole && bytes.byteLength > 1) fresh.damaged += 1
      fresh.end = position + bytes.byteLength
      // Words of a line that lacks nothing but its end are kept; a line that lacks more was promised to nobody.
      if (!isWhole && line) fresh.isTorn = true
      if (!isWhole && !line) await cutBack(fresh, position)
    }
    return fresh
  }

  /** Lines of `from` that still count, as they stand there; null where one can't be read any more. */
  async function lineAt(from: Opened, { position, length }: Place): Promise<JournalLine | null> {
    return readLine(await from.file.read(position, length - lineBreak.byteLength))
  }

  /** A new file with what still counts, which takes the place of the one before when it is whole. */
  async function compact(before: Opened, more: readonly JournalLine[] = []): Promise<Opened> {
    const generation = before.generation + 1
    const aside = `${pathOf(generation)}.new`
    await disk.remove(aside)
    const file = await disk.open(aside)
    try {
      if (before.identity !== null)
        await file.append(writeLine({ kind: 'library', identity: before.identity }))
      for (const place of before.places.values()) {
        const line = isOver(place, before) ? null : await lineAt(before, place)
        if (line) await file.append(writeLine(line))
      }
      for (const line of more) await file.append(writeLine(line))
      await file.sync()
    } finally {
      await file.close()
    }
    // Whichever file has the name after a failure here, the next call finds it.
    opened = null
    await before.file.close().catch(onFault)
    await disk.rename(aside, pathOf(generation))
    const after = await replay(generation)
    opened = after
    await disk.remove(pathOf(before.generation)).catch(onFault)
    await parts.onCompacted?.(liveTexts(after)).catch(onFault)
    return after
  }

  async function* liveTexts(from: Opened): AsyncIterable<string> {
    for (const place of from.places.values()) {
      const line = await lineAt(from, place)
      if (line?.kind === 'note' && line.text !== null) yield line.text
    }
  }

  async function open(): Promise<Opened> {
    if (opened) return opened
    await disk.makeFolder(folder)
    const known = await generations()
    let newest: Opened | null = null
    for (const generation of known.toReversed()) {
      const found = await replay(generation)
      // A newer file is whole when it gets its name; one without a readable beginning was damaged since.
      if (newest === null || newest.identity === null) {
        if (newest) takeOver(found, newest)
        else newest = found
      }
      if (found !== newest) await found.file.close()
    }
    const found = newest ?? (await replay(1))
    opened = found
    for (const generation of known)
      if (generation < found.generation) await disk.remove(pathOf(generation)).catch(onFault)
    return found
  }

  /** An older file beside a damaged newer one says whose the journal is; its notes were all in the newer one. */
  function takeOver(older: Opened, newer: Opened): void {
    newer.identity = older.identity
  }

  async function append(lines: readonly JournalLine[]): Promise<void> {
    const into = await open()
    const written = lines.map(writeLine)
    const bytes = Buffer.concat(into.isTorn ? [lineBreak, ...written] : written)
    let position = into.end + (into.isTorn ? lineBreak.byteLength : 0)
    try {
      await into.file.append(bytes)
      await into.file.sync()
    } catch (error) {
      // Nobody knows how much of it is there.
      await cutBack(into, into.end)
      throw error
    }
    into.isTorn = false
    for (const [index, line] of lines.entries()) {
      const lineBytes = written[index] ?? lineBreak
      take(into, line, lineBytes, position)
      position += lineBytes.byteLength
    }
    into.end = position
    if (into.end > Math.max(smallest, into.live * compactAt)) await compact(into).catch(onFault)
  }

  /** Cuts off what stands behind the last whole line, or notes that something does. */
  async function cutBack(into: Opened, end: number): Promise<void> {
    try {
      await into.file.truncate(end)
      into.end = end
    } catch (error) {
      onFault(error)
      into.end = await into.file.size().catch(() => into.end)
      into.isTorn = true
    }
  }

  async function state(): Promise<JournalState> {
    const { identity, places, damaged } = await open()
    const of = (...kinds: readonly NoteKind[]) =>
      new Set([...places.values()].flatMap(({ about, item }) => (kinds.includes(about) ? [item] : []))).size
    return { identity, unsent: of('unsent', 'margin'), words: of('words'), damaged }
  }

  function isOvertaken(note: NewNote): boolean {
    return note.turn !== undefined && note.turn < (turns.get(keyOf(note)) ?? 0)
  }

  async function note(notes: readonly NewNote[]): Promise<void> {
    const { places } = await open()
    const inTime = notes.filter(each => !isOvertaken(each))
    const last = new Map(inTime.map(each => [keyOf(each), each]))
    const news = [...last].flatMap(([key, { item, about, text }]): readonly JournalLine[] => {
      const line = { kind: 'note' as const, item, about, text }
      const known = places.get(key)
      const isKnown = text === null ? !known : known?.digest === digestOf(writeLine(line))
      return isKnown ? [] : [line]
    })
    if (news.length > 0) await append(news)
    for (const each of inTime) if (each.turn !== undefined) turns.set(keyOf(each), each.turn)
  }

  async function adopt(identity: string, items: readonly ItemId[]): Promise<void> {
    const from = await open()
    const kept = new Set(items)
    const gone = [...from.places.values()].filter(({ item }) => !kept.has(item))
    const isFirst = adopted !== identity
    // Another window of the same library: what was noted since the first one is not in its list.
    if (from.identity === identity && !isFirst) return
    // Another library counts its turns from the beginning.
    if (isFirst) turns.clear()
    if (from.identity === identity && gone.length === 0 && from.damaged === 0) {
      adopted = identity
      return
    }
    const next = { ...from, identity, places: new Map(from.places), damaged: 0 }
    for (const place of gone) next.places.delete(keyOf(place))
    await compact(next)
    adopted = identity
  }

  async function read(from: number, bytes: number): Promise<JournalPart> {
    const source = await open()
    const notes: JournalNote[] = []
    let size = 0
    let index = from
    for (const place of [...source.places.values()].slice(from)) {
      if (size >= bytes) break
      const line = isOver(place, source) ? null : await lineAt(source, place)
      if (line?.kind === 'note') notes.push({ item: line.item, about: line.about, text: line.text })
      size += place.length
      index += 1
    }
    return { notes, next: index < source.places.size ? index : null }
  }

  return {
    state: () => inTurn(state),
    note: notes => inTurn(() => note(notes)),
    adopt: (identity, items) => inTurn(() => adopt(identity, items)),
    read: (from, bytes) => inTurn(() => read(from, bytes)),
    close: () =>
      inTurn(async () => {
        await opened?.file.close()
        opened = null
      }),
  }
}
