import { z } from 'zod'
import type { Instant, ItemId } from '../content/identity.ts'
import type { ItemFields } from '../content/item-type.ts'

/** What decides whether a published item is related to another one. */
export interface RelatedCandidate {
  readonly id: ItemId
  readonly topics: readonly string[]
  readonly countries: readonly string[]
  /** When it was published. */
  readonly at: Instant
}

/** What an item says of itself and of others. */
export interface RelatedSubject extends Omit<RelatedCandidate, 'at'> {
  /** Items that it names itself: they come first, in its own order. */
  readonly names: readonly string[]
}

const Ids = z.array(z.string())

/** So many are shown. */
export const mostRelated = 5

/** The fields that name other items. */
const namingFields = ['referenced_solutions', 'related_solutions']

/** The items that an item's fields name, each once. */
export function itemsNamedBy(fields: ItemFields): readonly string[] {
  const named = namingFields.flatMap(name => Ids.catch([]).parse(fields[name]))
  return [...new Set(named)]
}

function inCommon(some: readonly string[], others: readonly string[]): number {
  return others.filter(each => some.includes(each)).length
}

/** A topic in common says more than a country, of which large ones are in much. */
const weight = { topic: 2, country: 1 } as const

/**
 * What somebody who has read an item may want to read next, the nearest first: what it names itself, then what shares
 * most of its topics and countries, of equals the newest. What has no topic in common is not related, for whole countries are.
 */
export function relatedTo<Candidate extends RelatedCandidate>(
  subject: RelatedSubject,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const others = candidates.filter(({ id }) => id !== subject.id)
  const byId = new Map<string, Candidate>(others.map(other => [other.id, other]))
  const named = subject.names.flatMap(id => byId.get(id) ?? [])
  const scored = others.flatMap(other => {
    const topics = inCommon(subject.topics, other.topics)
    if (topics === 0 || named.includes(other)) return []
    const countries = inCommon(subject.countries, other.countries)
    return [{ other, score: topics * weight.topic + countries * weight.country }]
  })
  // Instants are ISO 8601 in UTC, so that text order is time order.
  const nearest = scored.toSorted(
    (one, two) =>
      two.score - one.score || (one.other.at < two.other.at ? 1 : one.other.at > two.other.at ? -1 : 0),
  )
  return [...named, ...nearest.map(({ other }) => other)].slice(0, mostRelated)
}
