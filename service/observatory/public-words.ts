import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { titleOf } from '#shared/content/item-type.ts'
import type { Term, VocabularyName } from '#shared/content/vocabulary.ts'
import type { FactNames } from '#shared/exchange/publication.ts'
import { fields as fieldWords } from '#shared/messages/en/fields.ts'
import { types } from '#shared/messages/en/types.ts'
import type { Database } from '../storage/tables.ts'
import { dayAsWritten, timeAsWritten } from './page-dates.ts'

/** The terms that public pages name things by. */
export type PublicTerms = Readonly<Record<VocabularyName, readonly Term[]>>

/** Reads every vocabulary; one that there is not is empty. */
export async function loadTerms(database: Database): Promise<PublicTerms> {
  const rows = await database.selectFrom('vocabulary').selectAll().execute()
  const termsOf = (name: VocabularyName) => rows.find(row => row.name === name)?.terms ?? []
  return {
    topics: termsOf('topics'),
    countries: termsOf('countries'),
    languages: termsOf('languages'),
    solution_types: termsOf('solution_types'),
    licences: termsOf('licences'),
  }
}

/** What a term is called; by its id where the vocabulary does not know it any more. */
export function termName(terms: PublicTerms, vocabulary: VocabularyName, id: string): string {
  return terms[vocabulary].find(term => term.id === id)?.label ?? id
}

/** The words for what fields hold as ids. Items that a field names are told of beside it, as related ones. */
export function factNames(terms: PublicTerms): FactNames {
  return {
    field: field => fieldWords.name({ field }),
    choice: (field, value) => fieldWords.choice({ field, value }),
    ownerType: type => fieldWords.ownerTypes[type],
    term: (vocabulary, id) => termName(terms, vocabulary, id),
    item: id => id,
    day: dayAsWritten,
    time: timeAsWritten,
  }
}

/** What kind of item it is, in words. */
export function kindOf(type: ItemType, fields: ItemFields): string {
  const documentType = fields['document_type']
  return types.name({ type, documentType: typeof documentType === 'string' ? documentType : null })
}

/** The title that readers see; never empty. */
export function publicTitle(type: ItemType, fields: ItemFields): string {
  return titleOf(type, fields) || types.untitled[type]
}
