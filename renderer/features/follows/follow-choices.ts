import type { Term } from '#shared/content/vocabulary.ts'
import { type FollowedVocabulary, type Follows, followedVocabularies } from '#shared/follows/follows.ts'
import { searchWords, titleMatches } from '../../lists/title-match.ts'

/** A topic or country that can be followed. */
interface FollowChoice {
  /** Of the vocabulary and the term: countries and topics may have the same id. */
  readonly key: string
  readonly vocabulary: FollowedVocabulary
  readonly term: string
  readonly name: string
}

interface ChoiceSection {
  readonly id: 'followed' | FollowedVocabulary
  readonly choices: readonly FollowChoice[]
}

export function keyOfTerm(vocabulary: FollowedVocabulary, term: string): string {
  return `${vocabulary} ${term}`
}

/**
 * What can be followed as it is listed: what was followed when the list was opened first, so that nothing moves under the keys while
 * it is chosen, then the others by vocabulary. Every word of the search has to occur in a name. Sections without any are left out.
 */
export function choiceSections(
  terms: Readonly<Record<FollowedVocabulary, readonly Term[]>>,
  followedAtFirst: Follows,
  search: string,
): readonly ChoiceSection[] {
  const words = searchWords(search)
  const all = followedVocabularies.flatMap(vocabulary => {
    const known = terms[vocabulary]
    // What is followed can be let go of, whatever has become of its vocabulary.
    const gone = followedAtFirst[vocabulary].filter(term => !known.some(({ id }) => id === term))
    return [...known, ...gone.map(id => ({ id, label: id }))].map(({ id, label }) => ({
      key: keyOfTerm(vocabulary, id),
      vocabulary,
      term: id,
      name: label,
    }))
  })
  const found = all.filter(({ name }) => titleMatches(name, words))
  const isFirst = ({ vocabulary, term }: FollowChoice) => followedAtFirst[vocabulary].includes(term)
  const sections: readonly ChoiceSection[] = [
    { id: 'followed', choices: found.filter(isFirst) },
    ...followedVocabularies.map(id => ({
      id,
      choices: found.filter(choice => choice.vocabulary === id && !isFirst(choice)),
    })),
  ]
  return sections.filter(({ choices }) => choices.length > 0)
}
