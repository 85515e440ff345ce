import { type FoundQuote, findQuote, quoteOf } from '#shared/margin/find-quote.ts'
import type { Place, Quote, ThreadOf } from '#shared/margin/margin.ts'
import { type ReadableText, readableText } from './readable-text.ts'

/** Where the passage of a thread is now. */
export type Passage =
  | {
      readonly kind: 'found'
      readonly range: Range | null
      readonly order: number
      readonly isExact: boolean
    }
  /** It is about a field, or the item as a whole. */
  | { readonly kind: 'whole'; readonly order: number }
  | { readonly kind: 'gone'; readonly order: number }
  /** Its field is not on the page, or not all of it. */
  | { readonly kind: 'elsewhere'; readonly order: number }

/** Behind everything that has a place. */
const last = Number.MAX_SAFE_INTEGER

/** The elements in which the fields of an item stand, in their order on the page. */
function fieldElements(holder: Element): readonly HTMLElement[] {
  return [...holder.querySelectorAll<HTMLElement>('[data-field]')].filter(
    // A field within a field is part of it.
    element => element.parentElement?.closest('[data-field]') === null,
  )
}

interface FieldText {
  readonly text: string
  readonly rangeOf: ReadableText['rangeOf']
}

/** The text that is written in a field; of one that is written in parts, all of it. */
function writtenIn(element: HTMLElement): Element {
  const [editor, ...others] = element.querySelectorAll('.ProseMirror')
  return editor && others.length === 0 ? editor : element
}

/** What stands in a field: on the page, or in a control that holds it as its value. */
function textOf(element: HTMLElement): FieldText {
  const control = element.querySelector('textarea, input:not([type=hidden])')
  const isControl = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
  if (isControl && element.querySelector('.ProseMirror') === null)
    return { text: control.value.replace(/\s+/g, ' ').trim(), rangeOf: () => null }
  return readableText(writtenIn(element))
}

/** Where quotes were found in a text: looking for one whose words have changed takes long, and mostly the text is the same. */
export interface KnownPlaces {
  readonly find: (text: string, quote: Quote) => FoundQuote | null
}

/** More than the threads of an item. */
const mostKnown = 1_000

export function knownPlaces(): KnownPlaces {
  // By what the quote says: the library hands on another object each time.
  const found = new Map<string, { readonly text: string; readonly place: FoundQuote | null }>()
  return {
    find: (text, quote) => {
      const key = JSON.stringify(quote)
      const before = found.get(key)
      if (before?.text === text) return before.place
      const place = findQuote(text, quote)
      if (found.size > mostKnown) found.clear()
      found.set(key, { text, place })
      return place
    },
  }
}

/** Finds the passages of threads in the text that is on the page. */
export function findPassages(
  holder: Element,
  threads: readonly Pick<ThreadOf<unknown>, 'id' | 'place'>[],
  known: KnownPlaces,
): ReadonlyMap<string, Passage> {
  const elements = fieldElements(holder)
  const texts = new Map<HTMLElement, FieldText>()
  const passageOf = ({ place }: Pick<ThreadOf<unknown>, 'place'>): Passage => {
    if (place === null) return { kind: 'whole', order: last }
    const index = elements.findIndex(each => each.dataset['field'] === place.field)
    const element = elements[index]
    const order = index === -1 ? last : index * 1e9
    if (place.quote === null) return { kind: 'whole', order }
    if (element === undefined) return { kind: 'elsewhere', order }
    const text = texts.get(element) ?? textOf(element)
    texts.set(element, text)
    const found = known.find(text.text, place.quote)
    const isPart = element.querySelector('[data-part]') !== null
    // A guess in a part of the text would find what is like it there.
    if (isPart && !found?.isExact) return { kind: 'elsewhere', order }
    if (found === null) return { kind: 'gone', order }
    const { start, end, isExact } = found
    return { kind: 'found', range: text.rangeOf(start, end), order: order + start + 1, isExact }
  }
  return new Map(threads.map(thread => [thread.id, passageOf(thread)]))
}

/** Words that somebody has typed as the passage of a field; null where they are not in its text. */
export function quoteFor(holder: Element, field: string, words: string): Quote | null {
  const element = fieldElements(holder).find(each => each.dataset['field'] === field)
  if (element === undefined) return null
  const { text } = textOf(element)
  const wanted = words.replace(/\s+/g, ' ').trim()
  const at = text.indexOf(wanted)
  return wanted === '' || at === -1 ? null : quoteOf(text, at, at + wanted.length)
}

/** The place that is selected in the text, or on which the focus stands; null where there is none. */
export function selectedPlace(holder: Element): Place | null {
  const selection = document.getSelection()
  const range =
    selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null
  const focused = document.activeElement
  const inText = range ?? (focused?.matches('.change-block') ? rangeAround(focused) : null)
  if (inText === null) return null
  for (const element of fieldElements(holder)) {
    const field = element.dataset['field']
    const text = readableText(writtenIn(element))
    const places = text.placesOf(inText)
    const quote = places && quoteOf(text.text, places.start, places.end)
    if (field !== undefined && quote) return { field, quote }
  }
  return null
}

function rangeAround(element: Element): Range {
  const range = document.createRange()
  range.selectNodeContents(element)
  return range
}
