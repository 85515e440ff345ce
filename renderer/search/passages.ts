import { Parser } from 'htmlparser2'
import type { FieldSpec } from '#shared/content/field.ts'
import { contentType, type ItemFields, type ItemType } from '#shared/content/item-type.ts'
import type { VocabularyName } from '#shared/content/vocabulary.ts'

/** Where a passage stands; a word weighs more in a title than in a heading or a label, and there more than in a body. */
export type Place = 'title' | 'heading' | 'body'

/** A run of text in which a phrase may stand: a title, a paragraph, a cell, a label. */
export interface Passage {
  readonly place: Place
  readonly text: string
}

/** Elements inside of which a phrase goes on. */
const inline = new Set('a abbr b br cite code em i q s small span strong sub sup u'.split(' '))
const heading = /^h[1-6]$/

/** The passages of an HTML fragment: one a block, and one for what each picture is said to show. */
export function passagesOfHtml(html: string): readonly Passage[] {
  const passages: Passage[] = []
  let text = ''
  let isHeading = false
  const end = () => {
    const passage = text.replace(/\s+/g, ' ').trim()
    if (passage !== '') passages.push({ place: isHeading ? 'heading' : 'body', text: passage })
    text = ''
  }
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'br') text += ' '
      if (inline.has(name)) return
      end()
      isHeading = heading.test(name)
      for (const told of [attributes['alt'], attributes['data-caption'], attributes['title']])
        if (told !== undefined && told.trim() !== '') passages.push({ place: 'body', text: told.trim() })
    },
    ontext: part => {
      text += part
    },
    onclosetag: name => {
      if (inline.has(name)) return
      end()
      isHeading = false
    },
  })
  parser.write(html)
  parser.end()
  end()
  return passages
}

/** The label of a vocabulary's term, or what stands for an unknown one. */
export type LabelOf = (vocabulary: VocabularyName, id: string) => string

/** An identity or a checksum: nobody types them to find a text. */
const identity = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64})$/

/** Every text in a value, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' || identity.test(value) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

function passagesOfField(spec: FieldSpec, value: unknown, labelOf: LabelOf): readonly Passage[] {
  const asPassages = (place: Place, texts: readonly string[]) => texts.map(text => ({ place, text }))
  switch (spec.kind) {
    case 'html':
      return typeof value === 'string' ? passagesOfHtml(value) : []
    case 'term':
    case 'terms':
      return asPassages(
        'heading',
        textsIn(value).map(id => labelOf(spec.vocabulary, id)),
      )
    case 'texts':
      return asPassages('heading', textsIn(value))
    case 'items':
      return []
    default:
      return asPassages('body', textsIn(value))
  }
}

/** Everything that can be found of an item, its title first. */
export function passagesOf(type: ItemType, fields: ItemFields, labelOf: LabelOf): readonly Passage[] {
  const spec = contentType(type)
  const titles = [spec.titleField, 'short_title', 'short_id']
  const isTitle = (name: string) => titles.includes(name)
  const texts = (place: Place, from: readonly FieldSpec[]) =>
    from.flatMap(field =>
      passagesOfField(field, fields[field.name], labelOf).map(passage => ({ ...passage, place })),
    )
  return [
    ...texts(
      'title',
      spec.fields
        .filter(field => isTitle(field.name))
        .sort((one, other) => titles.indexOf(one.name) - titles.indexOf(other.name)),
    ),
    ...spec.fields
      .filter(field => !isTitle(field.name))
      .sort((one, other) => Number(other.name === spec.bodyField) - Number(one.name === spec.bodyField))
      .flatMap(field => passagesOfField(field, fields[field.name], labelOf)),
  ]
}
