import type { AdviceFinding } from '../checks/finding.ts'
import { contentType, type ItemFields, type ItemType } from '../item-type.ts'
import { acronymAdvice } from './acronyms.ts'
import type { AdviceContext, Advise, Known } from './advice-context.ts'
import { pastEventAdvice } from './events.ts'
import { headingAdvice } from './headings.ts'
import { headlineAdvice } from './headline.ts'
import { newsLengthAdvice } from './length.ts'
import { licenceAdvice } from './licence.ts'
import { linkTextAdvice, plainHttpAdvice } from './links.ts'
import { pictureAdvice } from './pictures.ts'
import { longSentenceAdvice, readingEaseAdvice } from './readability.ts'
import { type ReadingEase, readingEase } from './reading-ease.ts'
import { missingPictureAdvice, referenceAdvice } from './references.ts'
import { doubleSpaceAdvice, repeatedWordAdvice } from './slips.ts'
import { tableAdvice } from './tables.ts'
import { readingOf } from './text-reading.ts'

/** Every rule of editorial advice, in the order in which a person would go about it. */
const rules: readonly Advise[] = [
  headlineAdvice,
  newsLengthAdvice,
  pastEventAdvice,
  licenceAdvice,
  headingAdvice,
  pictureAdvice,
  missingPictureAdvice,
  tableAdvice,
  linkTextAdvice,
  referenceAdvice,
  plainHttpAdvice,
  acronymAdvice,
  readingEaseAdvice,
  longSentenceAdvice,
  repeatedWordAdvice,
  doubleSpaceAdvice,
]

/** What an editor might do better in an item. */
export interface Advice {
  readonly findings: readonly AdviceFinding[]
  /** Of the running text; null where it cannot be told. */
  readonly readingEase: ReadingEase | null
}

/**
 * Works out the advice for an item piece by piece: `goOn` works until it is done or `isTimeUp` says so, and answers
 * with the advice once it has all of it. A piece takes about a millisecond.
 */
export function adviceInPieces(
  type: ItemType,
  fields: ItemFields,
  known: Known,
): { readonly goOn: (isTimeUp: () => boolean) => Advice | null } {
  const spec = contentType(type)
  const unread = spec.fields.flatMap(({ kind, name }) => {
    const value = fields[name]
    return kind === 'html' && typeof value === 'string' && value !== ''
      ? [{ field: name, reading: readingOf(value) }]
      : []
  })
  const texts: { field: string; reading: AdviceContext['texts'][number]['reading'] }[] = []
  const findings: AdviceFinding[] = []
  let asked = 0
  let ease: ReadingEase | null | undefined
  return {
    goOn: isTimeUp => {
      for (let next = unread[texts.length]; next !== undefined; next = unread[texts.length]) {
        const reading = next.reading.readUntil(isTimeUp)
        if (reading === null) return null
        texts.push({ field: next.field, reading })
        if (isTimeUp()) return null
      }
      const context: AdviceContext = { type, fields, texts, known }
      for (let rule = rules[asked]; rule !== undefined; rule = rules[asked]) {
        findings.push(...rule(context))
        asked += 1
        if (isTimeUp()) return null
      }
      if (ease === undefined) {
        const body = texts.find(text => text.field === spec.bodyField)
        ease = body ? readingEase(body.reading, known.language) : null
      }
      return { findings, readingEase: ease }
    },
  }
}

const nothing: Advice = { findings: [], readingEase: null }

/** The advice for an item, worked out in one go. */
export function adviceFor(type: ItemType, fields: ItemFields, known: Known): Advice {
  return adviceInPieces(type, fields, known).goOn(() => false) ?? nothing
}
