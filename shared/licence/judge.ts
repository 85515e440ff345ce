import { type Compatibility, compatibilityOf } from './compatibility.ts'
import type { LicenceExpression, NamedLicence } from './expression.ts'

/** Code under one licence in work under another, as the rules answer it. */
export interface JudgedPair {
  readonly inbound: NamedLicence
  readonly outbound: NamedLicence
  readonly compatibility: Compatibility
}

/** An answer for two expressions: the worst of what holds together, the best of what can be chosen from. */
export type Judgement =
  | { readonly kind: 'pair'; readonly pair: JudgedPair }
  | {
      readonly kind: 'parts'
      /** The expression that was taken apart. */
      readonly side: 'inbound' | 'outbound'
      /** `or`: the deciding part is the best; `and`: the worst. */
      readonly joint: 'or' | 'and'
      readonly parts: readonly Judgement[]
      /** The place in `parts` of the one that decides. */
      readonly deciding: number
    }

/** How good an answer is, from 0: the higher the better. What is not known stands below a warning, above a no. */
function rankOf(compatibility: Compatibility): number {
  switch (compatibility.kind) {
    case 'incompatible':
      return 0
    case 'not_described':
      return 1
    case 'rule':
      return { warning: 2, conditions: 3, fits: 4 }[compatibility.tone]
  }
}

/** The pair that an answer hangs on. */
export function decidingPair(judgement: Judgement): JudgedPair {
  if (judgement.kind === 'pair') return judgement.pair
  const part = judgement.parts[judgement.deciding]
  if (part === undefined) throw new Error('An answer without the part that decides it')
  return decidingPair(part)
}

/** Every pair that was looked at, in the order of the expressions. */
export function pairsOf(judgement: Judgement): readonly JudgedPair[] {
  return judgement.kind === 'pair' ? [judgement.pair] : judgement.parts.flatMap(pairsOf)
}

function joined(side: 'inbound' | 'outbound', joint: 'or' | 'and', parts: readonly Judgement[]): Judgement {
  const ranks = parts.map(part => rankOf(decidingPair(part).compatibility))
  const deciding = ranks.indexOf(joint === 'or' ? Math.max(...ranks) : Math.min(...ranks))
  return { kind: 'parts', side, joint, parts, deciding }
}

function namedPair(inbound: NamedLicence, outbound: NamedLicence): Judgement {
  return {
    kind: 'pair',
    pair: { inbound, outbound, compatibility: compatibilityOf(inbound.id, outbound.id) },
  }
}

/**
 * Judges code under the inbound expression that is reused in work under the outbound one. Of an OR the best part answers,
 * because it may be chosen; of an AND each part has to be met, so the worst answers. An exception is named in the pair and
 * not judged: it only ever adds permissions.
 */
export function judge(inbound: LicenceExpression, outbound: LicenceExpression): Judgement {
  if (inbound.kind !== 'licence') {
    return joined(
      'inbound',
      inbound.kind,
      inbound.parts.map(part => judge(part, outbound)),
    )
  }
  if (outbound.kind !== 'licence') {
    return joined(
      'outbound',
      outbound.kind,
      outbound.parts.map(part => judge(inbound, part)),
    )
  }
  return namedPair(inbound.licence, outbound.licence)
}
