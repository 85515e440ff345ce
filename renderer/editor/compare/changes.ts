import { diffArrays } from 'diff'
import type { FieldSpec } from '#shared/content/field.ts'
import type { FieldValue } from '#shared/content/field-value.ts'
import { contentType, type ItemFields, type ItemType } from '#shared/content/item-type.ts'
import { Attachment, Picture } from '#shared/content/kept-file.ts'
import { sameValue } from '#shared/content/same-value.ts'
import { compareBodies } from './body-changes.ts'
import type { BodyNode, Standing } from './body-node.ts'
import { standingOf } from './body-runs.ts'
import { readableRuns } from './readable-runs.ts'
import { isWord, tokensOf } from './word-tokens.ts'

/** A run of words of a plain text. */
export interface TextPart {
  readonly standing: Standing
  readonly text: string
}

/** An element of a set or a list, as it is stored. */
export interface EntryPart {
  readonly standing: Standing
  readonly value: string
}

/** What became of one field. `entries` are the elements of a set or list, as they are stored (ids, addresses). */
export type FieldChange =
  | { readonly kind: 'text'; readonly field: string; readonly parts: readonly TextPart[] }
  | {
      readonly kind: 'entries'
      readonly field: string
      readonly entries: readonly EntryPart[]
    }
  | {
      readonly kind: 'body'
      readonly field: string
      readonly nodes: readonly BodyNode[]
    }

/** The words of two texts, in the order in which a person reads both: what was removed stands before what was added. */
export function compareTexts(before: string, after: string): readonly TextPart[] {
  const runs = diffArrays(tokensOf(before), tokensOf(after)).map(part => ({
    standing: standingOf(part),
    value: part.value,
  }))
  return readableRuns(runs, isWord).map(run => ({ standing: run.standing, text: run.value.join('') }))
}

/** Stands between the parts of an entry that has several, such as a link's title and address. */
export const betweenParts = ' – '

/** Begins with what names the content: another picture under the same name is another entry. */
function fileEntry(file: Attachment | Picture): string {
  const words = 'alt' in file ? file.alt : file.description
  return [file.file, file.name, words].filter(part => part !== '').join(betweenParts)
}

function entryOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || typeof value !== 'object') return ''
  const file = Attachment.or(Picture).safeParse(value).data
  if (file) return fileEntry(file)
  return Object.values(value)
    .filter(part => typeof part === 'string' && part !== '')
    .join(betweenParts)
}

/** A value as the entries that a person reads: a text is one, a set has many; ids are not resolved. */
export function entriesOf(value: FieldValue | undefined): readonly string[] {
  if (value === undefined) return []
  const entries = Array.isArray(value) ? value.map(entryOf) : [entryOf(value)]
  return entries.filter(entry => entry !== '')
}

function compareEntries(before: readonly string[], after: readonly string[]) {
  return [
    ...after.map(value => ({
      value,
      standing: before.includes(value) ? ('same' as const) : ('added' as const),
    })),
    ...before.filter(value => !after.includes(value)).map(value => ({ value, standing: 'removed' as const })),
  ]
}

function textOf(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function compareField(spec: FieldSpec, before: ItemFields, after: ItemFields): FieldChange {
  const field = spec.name
  switch (spec.kind) {
    case 'html':
      return { kind: 'body', field, nodes: compareBodies(textOf(before[field]), textOf(after[field])) }
    case 'text':
      return { kind: 'text', field, parts: compareTexts(textOf(before[field]), textOf(after[field])) }
    default:
      return {
        kind: 'entries',
        field,
        entries: compareEntries(entriesOf(before[field]), entriesOf(after[field])),
      }
  }
}

/** One field compared, also where nothing differs; null for a field that the type does not have. */
export function comparedField(
  type: ItemType,
  field: string,
  before: ItemFields,
  after: ItemFields,
): FieldChange | null {
  const spec = contentType(type).fields.find(({ name }) => name === field)
  return spec === undefined ? null : compareField(spec, before, after)
}

/** Whether a field says something else than before; a change that means nothing (mark-up only) is none. */
function isChanged(change: FieldChange): boolean {
  switch (change.kind) {
    case 'text':
      return change.parts.some(part => part.standing !== 'same')
    case 'entries':
      return change.entries.some(entry => entry.standing !== 'same')
    case 'body':
      return change.nodes.some(node => node.standing !== 'same')
  }
}

/** What differs between two versions of an item, field by field in the order of the form; fields that agree are absent. */
export function changesBetween(
  type: ItemType,
  before: ItemFields,
  after: ItemFields,
): readonly FieldChange[] {
  return contentType(type)
    .fields.filter(spec => !sameValue(before[spec.name] ?? null, after[spec.name] ?? null))
    .map(spec => compareField(spec, before, after))
    .filter(isChanged)
}

/** One place to read: a field, or one block of a text. */
export interface ChangePlace {
  readonly field: string
  /** Index of the top-level block within the field's nodes; null for a field that is not a text of blocks. */
  readonly block: number | null
  readonly standing: 'added' | 'removed' | 'changed' | 'moved'
  /** The first words of the place, for its link. */
  readonly words: string
  /** For a set or a list: the entries that came or went, as they are stored. */
  readonly entries: readonly string[] | null
}

/** Words of a place that its link shows. */
const mostWords = 8

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/, mostWords + 1)
  return words.length > mostWords ? `${words.slice(0, mostWords).join(' ')} …` : words.join(' ')
}

/** What names a picture or a video, which has no words inside. */
const naming = ['alt', 'data-caption', 'title', 'src']

function wordsOf(node: BodyNode): string {
  if (node.kind === 'text') return node.text
  if (node.name !== 'img' && node.name !== 'iframe') return node.children.map(wordsOf).join(' ')
  return naming.map(name => node.attributes[name] ?? '').find(words => words !== '') ?? ''
}

/** Where a block was moved from or to; where it went from is no place of its own. */
function movedOf(node: BodyNode): 'from' | 'to' | undefined {
  return node.kind === 'element' ? node.moved?.way : undefined
}

function placesIn(change: FieldChange): readonly ChangePlace[] {
  const { field } = change
  switch (change.kind) {
    case 'text': {
      const words = change.parts.filter(part => part.standing !== 'removed').map(part => part.text)
      return [{ field, block: null, standing: 'changed', words: firstWords(words.join('')), entries: null }]
    }
    case 'entries': {
      const changed = change.entries.filter(entry => entry.standing !== 'same')
      const entries = changed.map(entry => entry.value)
      return [{ field, block: null, standing: 'changed', words: entries.join(', '), entries }]
    }
    case 'body':
      return change.nodes.flatMap((node, block): readonly ChangePlace[] =>
        node.standing === 'same' || movedOf(node) === 'from'
          ? []
          : [
              {
                field,
                block,
                standing: movedOf(node) === 'to' ? 'moved' : node.standing,
                words: firstWords(wordsOf(node)),
                entries: null,
              },
            ],
      )
  }
}

/** Every place that differs, in reading order: what a list of changes links to. */
export function placesOf(changes: readonly FieldChange[]): readonly ChangePlace[] {
  return changes.flatMap(placesIn)
}
