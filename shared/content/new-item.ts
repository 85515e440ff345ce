import { emptyCaseStudyBody } from '../case-study/empty-case-study.ts'
import { contentType, type ItemFields, ItemType } from './item-type.ts'

/** What a person can start, in the order of the menu: a case study is a document of its own kind. */
export const newItemKinds = ['news', 'event', 'solution', 'document', 'case_study'] as const
export type NewItemKind = (typeof newItemKinds)[number]

/** The document type that makes a document a case study of the observatory. */
const caseStudyType = 'case_open_source'

/** The content type of what is started. */
export function typeOfKind(kind: NewItemKind): ItemType {
  return kind === 'case_study' ? ItemType.enum.document : kind
}

/** What an item or a template is, by its type and fields. */
export function kindOf(type: ItemType, fields: ItemFields): NewItemKind {
  return type === 'document' && fields['document_type'] === caseStudyType ? 'case_study' : type
}

/** The fields that something new begins with. */
export function fieldsOfKind(kind: NewItemKind): ItemFields {
  return kind === 'case_study' ? { document_type: caseStudyType, body: emptyCaseStudyBody() } : {}
}

/**
 * The fields of a copy: titles are marked, because two items may not be called the same, and what else must be the
 * only one of its kind is left empty. Files stay named; they are kept once.
 */
export function fieldsOfDuplicate(
  type: ItemType,
  fields: ItemFields,
  marked: (title: string) => string,
): ItemFields {
  const { titleField, fields: specs } = contentType(type)
  const unique = specs.filter(spec => spec.kind === 'text' && spec.unique).map(spec => spec.name)
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const isTitle = name === titleField || name === 'short_title'
      if (!isTitle || (name !== titleField && !unique.includes(name))) {
        return unique.includes(name) ? [] : [[name, value] as const]
      }
      return [[name, typeof value === 'string' && value.trim() !== '' ? marked(value) : value] as const]
    }),
  )
}
