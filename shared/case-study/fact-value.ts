import {
  type BudgetRange,
  budgetRanges,
  budgetWords,
  type GovernmentLevel,
  governmentLevels,
  levelWords,
} from './fact-choices.ts'
import type { FactKind } from './facts.ts'
import { folded } from './folded.ts'
import { escaped, foldedSpace, markupOf, type SourceElement, type SourceNode, textIn } from './markup.ts'
import { type PartialDate, readPartialDate, writePartialDate } from './partial-date.ts'

/** A program that a case study uses or has made. */
export interface SoftwareEntry {
  readonly name: string
  /** SPDX licence expression; empty while nobody has said. */
  readonly licence: string
  /** Address of the source code; empty while nobody has said. */
  readonly repository: string
}

/**
 * What a fact says. `text` is what stands there in words, whatever the fact's kind; `written` is what holds more than
 * words (links, lists, emphasis) in a way that no kind knows, and is kept letter for letter.
 */
export type FactValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'level'; readonly level: GovernmentLevel }
  | { readonly kind: 'software'; readonly software: readonly SoftwareEntry[] }
  | { readonly kind: 'date'; readonly date: PartialDate }
  | { readonly kind: 'budget'; readonly range: BudgetRange }
  | { readonly kind: 'contact'; readonly name: string; readonly email: string }
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'written'; readonly html: string }

const emailAddress = /^[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:]+$/
const webAddress = /^https?:\/\/\S+$/i

/** Whether a fact says nothing. */
export function isEmptyFact(value: FactValue): boolean {
  switch (value.kind) {
    case 'text':
      return value.text.trim() === ''
    case 'names':
      return value.names.every(name => name.trim() === '')
    case 'software':
      return value.software.every(entry => entry.name.trim() === '' && entry.repository.trim() === '')
    case 'contact':
      return value.name.trim() === '' && value.email.trim() === ''
    case 'address':
      return value.url.trim() === ''
    case 'written':
      return value.html.trim() === ''
    case 'level':
    case 'date':
    case 'budget':
      return false
  }
}

// Writing: every value has one way to stand in a cell, made of elements that the portal accepts.

function listOf(items: readonly string[]): string {
  return `<ul>${items.map(item => `<li>${item}</li>`).join('')}</ul>`
}

/** Names beside one another where they can be told apart again, else as a list. */
function writeNames(names: readonly string[]): string {
  for (const separator of [', ', '; ']) {
    const joined = names.join(separator)
    const again = splitNames(joined)
    if (again.length === names.length && again.every((name, index) => name === names[index])) {
      return escaped(joined)
    }
  }
  return listOf(names.map(escaped))
}

function writeSoftware({ name, licence, repository }: SoftwareEntry): string {
  const named = escaped(name === '' ? repository : name)
  const linked = repository === '' ? named : `<a href="${escaped(repository)}">${named}</a>`
  return licence === '' ? linked : `${linked} (licence: ${escaped(licence)})`
}

function writeContact(name: string, email: string): string {
  const link = email === '' ? '' : `<a href="mailto:${escaped(email)}">${escaped(email)}</a>`
  return [escaped(name), link].filter(part => part !== '').join(', ')
}

function writeText(text: string): string {
  return text
    .split('\n')
    .map(line => escaped(foldedSpace(line)))
    .join('<br>')
}

/** A fact's value as the inside of a table cell. */
export function writeFactValue(value: FactValue): string {
  switch (value.kind) {
    case 'text':
      return writeText(value.text.trim())
    case 'names':
      return writeNames(value.names.map(foldedSpace).filter(name => name !== ''))
    case 'level':
      return levelWords[value.level][0]
    case 'budget':
      return budgetWords[value.range][0]
    case 'date':
      return writePartialDate(value.date)
    case 'software':
      return listOf(
        value.software
          .map(({ name, licence, repository }) => ({
            name: foldedSpace(name),
            licence: foldedSpace(licence),
            repository: foldedSpace(repository),
          }))
          .filter(entry => entry.name !== '' || entry.repository !== '')
          .map(writeSoftware),
      )
    case 'contact':
      return writeContact(foldedSpace(value.name), foldedSpace(value.email))
    case 'address':
      return `<a href="${escaped(foldedSpace(value.url))}">${escaped(foldedSpace(value.url))}</a>`
    case 'written':
      return value.html
  }
}

// Reading: strict. Whatever is not exactly what a kind may look like is kept as it is written.

function splitNames(text: string): readonly string[] {
  return text
    .split(text.includes(';') ? ';' : ',')
    .map(foldedSpace)
    .filter(name => name !== '')
}

/** Nodes without white space at their edges and without a paragraph around all of it. */
function inside(nodes: readonly SourceNode[]): readonly SourceNode[] {
  const said = nodes.filter(node => typeof node !== 'string' || foldedSpace(node) !== '')
  const [only] = said
  return said.length === 1 && only !== undefined && typeof only !== 'string' && only.name === 'p'
    ? inside(only.children)
    : said
}

/** The text of nodes that are text and line breaks only, else null. */
function plainTextOf(nodes: readonly SourceNode[]): string | null {
  const lines: string[] = ['']
  for (const node of nodes) {
    if (typeof node === 'string') lines.push((lines.pop() ?? '') + node)
    else if (node.name === 'br') lines.push('')
    else return null
  }
  return lines.map(foldedSpace).join('\n').trim()
}

/** The items of a list that is all there is, else null. */
function itemsOf(nodes: readonly SourceNode[]): readonly SourceElement[] | null {
  const [list, ...others] = nodes
  if (list === undefined || typeof list === 'string' || list.name !== 'ul' || others.length > 0) return null
  const items = list.children.filter(node => typeof node !== 'string' || foldedSpace(node) !== '')
  return items.every((item): item is SourceElement => typeof item !== 'string' && item.name === 'li')
    ? items
    : null
}

/** A link without anything but its address and words. */
function simpleLink(node: SourceNode | undefined): { readonly href: string; readonly text: string } | null {
  if (node === undefined || typeof node === 'string' || node.name !== 'a') return null
  const { href, ...others } = node.attributes
  const text = plainTextOf(node.children)
  return href === undefined || text === null || text.includes('\n') || Object.keys(others).length > 0
    ? null
    : { href, text }
}

/** What may stand in brackets behind a name without saying that it is a licence. */
const licenceId =
  /^(?:0BSD|AFL|AGPL|Apache|Artistic|BSD|BSL|CC|CC0|CDDL|CECILL|CERN|CPL|ECL|EPL|EUPL|GFDL|GPL|ISC|LGPL|LiLiQ|MIT|MPL|MS|NCSA|OSL|OFL|ODbL|PDDL|PostgreSQL|Unlicense|UPL|W3C|WTFPL|Zlib)(?:-[\w.+-]+)?$/

function licenceIn(text: string): { readonly before: string; readonly licence: string } {
  const [, before, isSaid, licence] = /^(.*?) ?\((licen[cs]e: ?)?([^()]+)\)$/is.exec(text) ?? []
  if (before === undefined || licence === undefined) return { before: text, licence: '' }
  return isSaid !== undefined || licenceId.test(licence) ? { before, licence } : { before: text, licence: '' }
}

function readSoftwareEntry(nodes: readonly SourceNode[]): SoftwareEntry | null {
  const [first, second, ...others] = inside(nodes)
  if (first === undefined || others.length > 0) return null
  if (typeof first === 'string') {
    if (second !== undefined) return null
    const { before, licence } = licenceIn(foldedSpace(first))
    return before === '' ? null : { name: before, licence, repository: '' }
  }
  const link = simpleLink(first)
  if (link === null || link.text === '' || (second !== undefined && typeof second !== 'string')) return null
  const { before, licence } = licenceIn(foldedSpace(second ?? ''))
  return before === '' ? { name: link.text, licence, repository: link.href } : null
}

function readSoftware(nodes: readonly SourceNode[]): FactValue | null {
  const items = itemsOf(nodes)
  const entries = (items?.map(item => item.children) ?? [nodes]).map(readSoftwareEntry)
  return entries.every(entry => entry !== null) ? { kind: 'software', software: entries } : null
}

function readNames(nodes: readonly SourceNode[]): FactValue | null {
  const items = itemsOf(nodes)
  const names = items?.map(item => plainTextOf(inside(item.children)))
  return names?.every(name => name !== null && name !== '' && !name.includes('\n'))
    ? { kind: 'names', names: names.filter(name => name !== null) }
    : null
}

function readContact(nodes: readonly SourceNode[]): FactValue | null {
  const [first, second] = nodes
  const [name, linked] = typeof first === 'string' ? [first, second] : ['', first]
  if (nodes.length > (typeof first === 'string' ? 2 : 1)) return null
  const link = simpleLink(linked)
  if (link === null || link.href !== `mailto:${link.text}`) return null
  return { kind: 'contact', name: foldedSpace(name).replace(/[,;:]$/, ''), email: link.text }
}

function bare(address: string): string {
  return address.replace(/^https?:\/\//i, '').replace(/\/$/, '')
}

function readAddress(nodes: readonly SourceNode[]): FactValue | null {
  const link = nodes.length === 1 ? simpleLink(nodes[0]) : null
  return link !== null && webAddress.test(link.href) && bare(link.href) === bare(link.text)
    ? { kind: 'address', url: link.href }
    : null
}

function chosen<Choice extends string>(
  choices: readonly Choice[],
  words: Readonly<Record<Choice, readonly string[]>>,
  text: string,
): Choice | undefined {
  const said = folded(text)
  return choices.find(choice => words[choice].some(word => folded(word) === said))
}

/** Text of a fact as its kind, or as the words that it is. */
function readWords(kind: FactKind, text: string): FactValue {
  const words: FactValue = { kind: 'text', text }
  if (text.includes('\n')) return words
  switch (kind) {
    case 'text':
      return words
    case 'names':
      return { kind: 'names', names: splitNames(text) }
    case 'level': {
      const level = chosen(governmentLevels, levelWords, text)
      return level === undefined ? words : { kind: 'level', level }
    }
    case 'budget': {
      const range = chosen(budgetRanges, budgetWords, text)
      return range === undefined ? words : { kind: 'budget', range }
    }
    case 'date': {
      const date = readPartialDate(text)
      return date === null ? words : { kind: 'date', date }
    }
    case 'software': {
      const entry = readSoftwareEntry([text])
      return entry === null ? words : { kind: 'software', software: [entry] }
    }
    case 'contact': {
      const [, name = '', email = ''] = /^(.*?)[,;:]? ?[<(]?([^\s<>()]+@[^\s<>()]+)[>)]?$/.exec(text) ?? []
      return emailAddress.test(email)
        ? { kind: 'contact', name, email }
        : { kind: 'contact', name: text, email: '' }
    }
    case 'address':
      return webAddress.test(text) ? { kind: 'address', url: text } : words
  }
}

function readMarkup(kind: FactKind, nodes: readonly SourceNode[]): FactValue | null {
  switch (kind) {
    case 'names':
      return readNames(nodes)
    case 'software':
      return readSoftware(nodes)
    case 'contact':
      return readContact(nodes)
    case 'address':
      return readAddress(nodes)
    case 'text':
    case 'level':
    case 'date':
    case 'budget':
      return null
  }
}

/** Reads the inside of a table cell. Total: what no kind knows is `written`, with every letter of it. */
export function readFactValue(kind: FactKind, cell: string): FactValue {
  const nodes = inside(markupOf(cell))
  const text = plainTextOf(nodes)
  if (text !== null) return readWords(kind, text)
  return readMarkup(kind, nodes) ?? { kind: 'written', html: cell.trim() }
}

/** A fact as a person types it into one box; `null` for what one box cannot hold: programs, and what has formatting. */
export function factAsText(value: FactValue): string | null {
  switch (value.kind) {
    case 'text':
      return value.text
    case 'names':
      return value.names.join(value.names.some(name => name.includes(',')) ? '; ' : ', ')
    case 'contact':
      return [value.name, value.email].filter(part => part !== '').join(', ')
    case 'address':
      return value.url
    case 'level':
    case 'budget':
    case 'date':
      return writeFactValue(value)
    case 'software':
    case 'written':
      return null
  }
}

/** What a person typed into one box, as a fact of a kind; words that are not of the kind stay words. */
export function factFromText(kind: FactKind, text: string): FactValue {
  return readFactValue(kind, writeFactValue({ kind: 'text', text }))
}

/** A fact in words, for a list or a search; links and lists lose their form. */
export function factText(value: FactValue): string {
  return foldedSpace(textIn(markupOf(writeFactValue(value).replaceAll('</li><li>', ', '))))
}
