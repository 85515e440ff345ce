import type { FieldSpec } from '../content/field.ts'
import { Contact, isEmptyValue, Owner, TitledLink, ZonedDateTime } from '../content/field-value.ts'
import { contentType, type ItemFields, type ItemType } from '../content/item-type.ts'
import { DocumentFile, Picture as PictureField } from '../content/kept-file.ts'
import type { VocabularyName } from '../content/vocabulary.ts'
import { readHtml } from './read-html.ts'
import type { Block } from './text-tree.ts'
import { withPictures } from './with-pictures.ts'

/** A picture's content, for a file that carries its pictures with it. */
export interface PublishedPicture {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
  /** In pixels. */
  readonly width: number
  readonly height: number
}

export type FactEntry =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'blocks'; readonly blocks: readonly Block[] }

/** Every other field of an item that has a value, as a reader of the page sees it. */
export interface PublicationFact {
  readonly label: string
  readonly entries: readonly FactEntry[]
}

/** An item as it is read, free of how it is stored: what every kind of export is made from. */
export interface Publication {
  /** Never empty. */
  readonly title: string
  /** What kind of item it is, in words. */
  readonly kind: string
  readonly blocks: readonly Block[]
  readonly facts: readonly PublicationFact[]
  /** By the address that the text names them with. A picture that is not in it cannot be shown. */
  readonly pictures: ReadonlyMap<string, PublishedPicture>
}

/** The words for what an item's fields hold as ids. */
export interface FactNames {
  readonly field: (name: string) => string
  readonly choice: (field: string, value: string) => string
  readonly ownerType: (type: Owner['type']) => string
  readonly term: (vocabulary: VocabularyName, id: string) => string
  readonly item: (id: string) => string
  readonly day: (date: string) => string
  readonly time: (local: string) => string
}

const between = ' – '

function joined(...parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(between)
}

function texts(entries: readonly string[]): readonly FactEntry[] {
  return entries.map(text => ({ kind: 'text', text }))
}

function linkTo(href: string, text = href): FactEntry {
  return { kind: 'link', href, text: text === '' ? href : text }
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
}

function entriesOf(spec: FieldSpec, value: unknown, names: FactNames): readonly FactEntry[] {
  switch (spec.kind) {
    case 'text':
    case 'texts':
      return texts(strings(value))
    case 'html':
      return strings(value).map(html => ({ kind: 'blocks', blocks: readHtml(html, { from: 'desk' }).blocks }))
    case 'url':
    case 'urls':
      return strings(value).map(url => linkTo(url))
    case 'emails':
      return strings(value).map(email => linkTo(`mailto:${email}`, email))
    case 'date':
      return texts(strings(value).map(names.day))
    case 'zoned-date-time': {
      const moment = ZonedDateTime.safeParse(value).data
      return moment ? texts([joined(names.time(moment.local), moment.zone.replaceAll('_', ' '))]) : []
    }
    case 'choice':
    case 'choices':
      return texts(strings(value).map(each => names.choice(spec.name, each)))
    case 'term':
    case 'terms':
      return texts(strings(value).map(id => names.term(spec.vocabulary, id)))
    case 'items':
      return texts(strings(value).map(names.item))
    case 'links':
      return TitledLink.array()
        .catch([])
        .parse(value)
        .map(({ title, url }) => linkTo(url, title))
    case 'contacts':
      return Contact.array()
        .catch([])
        .parse(value)
        .flatMap(({ name, email }) => texts([joined(name, email)]))
    case 'owner': {
      const owner = Owner.safeParse(value).data
      return owner ? texts([joined(owner.name, names.ownerType(owner.type))]) : []
    }
    case 'image': {
      const picture = PictureField.safeParse(value).data
      return picture ? texts([joined(picture.alt, picture.name)]) : []
    }
    case 'attachments':
    case 'files':
      return DocumentFile.array()
        .catch([])
        .parse(value)
        .flatMap(file =>
          'url' in file ? [linkTo(file.url, file.description)] : texts([joined(file.description, file.name)]),
        )
  }
}

/** The other fields of an item as facts, in the order of its form. */
export function factsOf(type: ItemType, fields: ItemFields, names: FactNames): readonly PublicationFact[] {
  const { bodyField, titleField, fields: specs } = contentType(type)
  return specs.flatMap(spec => {
    const value = fields[spec.name]
    if (spec.name === bodyField || spec.name === titleField || isEmptyValue(value, spec.kind)) return []
    const entries = entriesOf(spec, value, names)
    return entries.length > 0 ? [{ label: names.field(spec.name), entries }] : []
  })
}

/** The addresses of the pictures in some blocks, each once. */
export function pictureAddresses(blocks: readonly Block[]): readonly string[] {
  const addresses = new Set<string>()
  withPictures(blocks, picture => {
    addresses.add(picture.src)
    return picture
  })
  return [...addresses]
}
