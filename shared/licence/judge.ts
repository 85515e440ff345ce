import { type Compatibility, compatibilityOf } from './compatibility.ts'
import { type LicenceExpression, type NamedLicence, nameOf } from './expression.ts'

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

function allPairsOf(judgement: Judgement): readonly JudgedPair[] {
  return judgement.kind === 'pair' ? [judgement.pair] : judgement.parts.flatMap(allPairsOf)
}

/** Every pair that was looked at, each once, in the order in which they were. */
export function pairsOf(judgement: Judgement): readonly JudgedPair[] {
  const seen = new Map<string, JudgedPair>()
  for (const pair of allPairsOf(judgement)) {
    const key = [pair.inbound, pair.outbound].map(nameOf).join(' in ')
    if (!seen.has(key)) seen.set(key, pair)
  }
  return [...seen.values()]
}

function joined(side: 'inbound' | 'outbound', joint: 'or' | 'and', parts: readonly Judgement[]): Judgement {
  const ranks = parts.map(part => rankOf(decidingPair(part).compatibility))
  const deciding = ranks.indexOf(joint === 'or' ? Math.max(...ranks) : Math.min(...ranks))
  return { kind: 'parts', side, joint, parts, deciding }
}

function namedPair(inbound: NamedLicence, outbound: NamedLicence): Judgement {
  return {
    kind: 'pair',
    pair: { inbound, outbound, compatibility: compatibilityOf(inbound, outbound) },
  }
}

/** Most ways to choose from an outbound expression that are told apart. */
const mostChoices = 256

/**
 * The ways to choose from an expression: each a list of licences that hold together. null: there are more than are told
 * apart.
 */
function choicesOf(expression: LicenceExpression): readonly (readonly NamedLicence[])[] | null {
  if (expression.kind === 'licence') return [[expression.licence]]
  let choices: readonly (readonly NamedLicence[])[] = expression.kind === 'or' ? [] : [[]]
  for (const part of expression.parts) {
    const ofPart = choicesOf(part)
    if (ofPart === null) return null
    choices =
      expression.kind === 'or'
        ? [...choices, ...ofPart]
        : choices.flatMap(chosen => ofPart.map(more => [...chosen, ...more]))
    if (choices.length > mostChoices) return null
  }
  return choices
}

function licencesOf(expression: LicenceExpression): readonly NamedLicence[] {
  return expression.kind === 'licence' ? [expression.licence] : expression.parts.flatMap(licencesOf)
}

/** Judges code for a work to which all of the outbound licences apply. */
function judgeUnderAll(inbound: LicenceExpression, outbound: readonly NamedLicence[]): Judgement {
  if (inbound.kind !== 'licence') {
    return joined(
      'inbound',
      inbound.kind,
      inbound.parts.map(part => judgeUnderAll(part, outbound)),
    )
  }
  const pairs = outbound.map(licence => namedPair(inbound.licence, licence))
  const [only] = pairs
  return pairs.length === 1 && only !== undefined ? only : joined('outbound', 'and', pairs)
}

/**
 * Judges code under the inbound expression that is reused in work under the outbound one. Of an OR the best part answers,
 * because it may be chosen; of an AND each part has to be met, so the worst answers. What the work goes out under is chosen
 * first, once for all of the code: two parts of it cannot each choose what suits them. Where there are too many ways to
 * choose, all of the outbound licences have to be met.
 */
export function judge(inbound: LicenceExpression, outbound: LicenceExpression): Judgement {
  const choices = choicesOf(outbound) ?? [licencesOf(outbound)]
  const judged = choices.map(chosen => judgeUnderAll(inbound, chosen))
  const [only] = judged
  return judged.length === 1 && only !== undefined ? only : joined('outbound', 'or', judged)
}
