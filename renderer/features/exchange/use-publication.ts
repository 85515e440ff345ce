import { judgeFile } from '#shared/content/file-checks.ts'
import { bodyOf, type ItemFields, type ItemType, titleOf } from '#shared/content/item-type.ts'
import { fileIdOf } from '#shared/content/kept-file.ts'
import type { VocabularyName } from '#shared/content/vocabulary.ts'
import {
  type FactNames,
  factsOf,
  type Publication,
  type PublishedPicture,
  pictureAddresses,
} from '#shared/exchange/publication.ts'
import { readHtml } from '#shared/exchange/read-html.ts'
import { localDay, localTime, useText } from '../../i18n/index.ts'
import { type Library, useLibrary, useRows, useTerms } from '../../library/index.ts'

/** A publication and the number of its pictures that are not on this computer. */
export interface MadePublication {
  readonly publication: Publication
  readonly missing: number
}

async function contentOf(library: Library, address: string): Promise<PublishedPicture | null> {
  const id = fileIdOf(address)
  const blob = id === null ? null : await library.readFile(id)
  if (blob === null) return null
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const verdict = judgeFile(bytes, '')
  if (verdict.kind === 'refused' || verdict.facts.size === null) return null
  const { mediaType, size } = verdict.facts
  return { bytes, mediaType, width: size.width, height: size.height }
}

/** Makes a publication of an item: labels from the vocabularies, pictures from this computer. */
export function usePublication(type: ItemType, fields: ItemFields): () => Promise<MadePublication> {
  const text = useText()
  const library = useLibrary()
  const rows = useRows()
  const terms: Readonly<Record<VocabularyName, ReturnType<typeof useTerms>>> = {
    topics: useTerms('topics'),
    countries: useTerms('countries'),
    languages: useTerms('languages'),
    solution_types: useTerms('solution_types'),
    licences: useTerms('licences'),
  }
  const names: FactNames = {
    field: name => text.fields.name({ field: name }),
    choice: (field, value) => text.fields.choice({ field, value }),
    ownerType: owner => text.fields.ownerTypes[owner],
    term: (vocabulary, id) => terms[vocabulary]?.find(term => term.id === id)?.label ?? id,
    item: id => {
      const row = rows?.find(each => each.id === id)
      return row && row.title !== '' ? row.title : text.fields.unknownItem
    },
    day: localDay,
    time: localTime,
  }
  const documentType = fields['document_type']
  return async () => {
    const { blocks } = readHtml(bodyOf(type, fields), { from: 'desk' })
    const facts = factsOf(type, fields, names)
    const inFacts = facts
      .flatMap(fact => fact.entries)
      .flatMap(entry => (entry.kind === 'blocks' ? entry.blocks : []))
    const addresses = pictureAddresses([...blocks, ...inFacts])
    const pictures = new Map<string, PublishedPicture>()
    let missing = 0
    for (const address of addresses) {
      const content = await contentOf(library, address)
      if (content) pictures.set(address, content)
      else if (fileIdOf(address) !== null) missing += 1
    }
    const publication: Publication = {
      title: titleOf(type, fields) || text.types.untitled[type],
      kind: text.types.name({ type, documentType: typeof documentType === 'string' ? documentType : null }),
      blocks,
      facts,
      pictures,
    }
    return { publication, missing }
  }
}
