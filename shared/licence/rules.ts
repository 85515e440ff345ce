import { alone, eachOf, isAmong, type LicenceIds } from './licence-ids.ts'
import type { LicenceTerm } from './terms.ts'

export const ruleIds = [
  'T01',
  'T02',
  'T03',
  'T04',
  'T05',
  'T06',
  'T07',
  'T08',
  'T09',
  'T10',
  'T11',
  'T12',
  'T13',
  'T14',
  'T15',
  'T16',
  'T17',
  'T18',
] as const
export type RuleId = (typeof ruleIds)[number]

/** What explains an answer: its rule, or what holds of a part of the pairs that the rule is about. */
export type ExplanationId = RuleId | 'T07OfGnu'

/**
 * What a rule comes to: the work may go out under the outbound licence; it may under conditions that are to be read; or it
 * hardly can, and somebody should look before it does.
 */
export type RuleTone = 'fits' | 'conditions' | 'warning'

/** One side of a rule: any licence, certain ones, or those of a class. */
type Side =
  | { readonly kind: 'any' }
  | { readonly kind: 'ids'; readonly licences: LicenceIds }
  | {
      readonly kind: 'terms'
      readonly oneOf: readonly LicenceTerm[]
      readonly noneOf: readonly LicenceTerm[]
    }

/** From code under the inbound licence to a work under the outbound one. */
interface RuledPair {
  readonly inbound: Side
  readonly outbound: Side
  /** Where the explanation of the rule would not be true of this pair. */
  readonly explanation?: ExplanationId
}

interface CompatibilityRule {
  readonly id: RuleId
  readonly tone: RuleTone
  /** The pairs it is about; the first that matches explains. */
  readonly pairs: 'same' | readonly RuledPair[]
}

const these = (licences: LicenceIds): Side => ({ kind: 'ids', licences })
const ids = (...list: readonly string[]): Side => these(eachOf(...list))
const having = (...oneOf: readonly LicenceTerm[]): Side => ({ kind: 'terms', oneOf, noneOf: [] })
const any: Side = { kind: 'any' }

const gpls = ['GPL-2.0-only', 'GPL-3.0-only', 'AGPL-3.0-only'] as const
const lesserGpls = ['LGPL-2.1-only', 'LGPL-3.0-only'] as const

const copyleft = having('copyleft')
const anyCopyleft = having('copyleft', 'lesserCopyleft')
const lesser = having('lesserCopyleft')
const software: Side = { kind: 'terms', oneOf: ['forSoftware'], noneOf: ['forData'] }
const data: Side = { kind: 'terms', oneOf: ['forData'], noneOf: ['forSoftware'] }

/**
 * The rules of compatibility, in their order: the first that matches answers. Source: the licensing assistant of the portal
 * that hosts OSOR. What it says of a GNU licence that is taken "only" is held for "or later" too, but for T05.
 */
export const rules: readonly CompatibilityRule[] = [
  { id: 'T01', tone: 'fits', pairs: 'same' },
  {
    id: 'T02',
    tone: 'warning',
    pairs: [{ inbound: ids('GPL-2.0-only'), outbound: ids('EUPL-1.1') }],
  },
  {
    id: 'T03',
    tone: 'warning',
    pairs: [{ inbound: ids('GPL-3.0-only', 'AGPL-3.0-only'), outbound: ids('EUPL-1.1') }],
  },
  { id: 'T04', tone: 'warning', pairs: [{ inbound: ids(...gpls), outbound: ids('EUPL-1.2') }] },
  {
    id: 'T05',
    tone: 'warning',
    pairs: [
      { inbound: these(alone('GPL-2.0-only')), outbound: these(alone('GPL-3.0-only')) },
      { inbound: these(alone('GPL-3.0-only')), outbound: these(alone('GPL-2.0-only')) },
    ],
  },
  {
    id: 'T06',
    tone: 'fits',
    pairs: [
      { inbound: ids('EUPL-1.1'), outbound: ids('EUPL-1.2') },
      { inbound: ids('EUPL-1.2'), outbound: ids('EUPL-1.1') },
    ],
  },
  {
    id: 'T07',
    tone: 'conditions',
    pairs: [
      { inbound: ids(...gpls), outbound: ids(...gpls, ...lesserGpls), explanation: 'T07OfGnu' },
      { inbound: ids(...gpls), outbound: having('gpl') },
    ],
  },
  {
    id: 'T08',
    tone: 'fits',
    pairs: [
      {
        inbound: ids('EUPL-1.1'),
        outbound: ids('GPL-2.0-only', 'OSL-3.0', 'CECILL-2.0', 'CECILL-2.1', 'EPL-2.0', 'CPL-1.0'),
      },
    ],
  },
  {
    id: 'T09',
    tone: 'conditions',
    pairs: [{ inbound: ids('EUPL-1.1'), outbound: ids('GPL-3.0-only', 'AGPL-3.0-only') }],
  },
  {
    id: 'T10',
    tone: 'fits',
    pairs: [
      {
        inbound: ids('EUPL-1.2'),
        outbound: ids(
          ...gpls,
          ...lesserGpls,
          'OSL-3.0',
          'CECILL-2.0',
          'CECILL-2.1',
          'EPL-2.0',
          'CPL-1.0',
          'MPL-2.0',
          'CC-BY-SA-4.0',
        ),
      },
    ],
  },
  {
    id: 'T11',
    tone: 'fits',
    pairs: [{ inbound: ids('CECILL-2.1', 'LiLiQ-Rplus-1.1'), outbound: ids('EUPL-1.1', 'EUPL-1.2') }],
  },
  { id: 'T12', tone: 'fits', pairs: [{ inbound: having('permissive'), outbound: any }] },
  { id: 'T13', tone: 'fits', pairs: [{ inbound: having('gpl'), outbound: ids(...gpls) }] },
  { id: 'T14', tone: 'conditions', pairs: [{ inbound: anyCopyleft, outbound: having('permissive') }] },
  { id: 'T15', tone: 'warning', pairs: [{ inbound: anyCopyleft, outbound: copyleft }] },
  { id: 'T16', tone: 'conditions', pairs: [{ inbound: copyleft, outbound: lesser }] },
  { id: 'T17', tone: 'conditions', pairs: [{ inbound: software, outbound: data }] },
  { id: 'T18', tone: 'conditions', pairs: [{ inbound: data, outbound: software }] },
]

/** A licence as the rules see it. */
export interface RuledLicence {
  readonly id: string
  readonly terms: ReadonlySet<LicenceTerm>
}

function isOn(side: Side, { id, terms }: RuledLicence): boolean {
  switch (side.kind) {
    case 'any':
      return true
    case 'ids':
      return isAmong(id, side.licences)
    case 'terms':
      return side.oneOf.some(term => terms.has(term)) && !side.noneOf.some(term => terms.has(term))
  }
}

/** The rule that answers for a pair, and what explains it there. */
interface MatchedRule {
  readonly id: RuleId
  readonly tone: RuleTone
  readonly explanation: ExplanationId
}

/** The first rule about a pair; null where there is none, which means incompatible. */
export function ruleFor(inbound: RuledLicence, outbound: RuledLicence): MatchedRule | null {
  for (const { id, tone, pairs } of rules) {
    if (pairs === 'same') {
      if (inbound.id === outbound.id) return { id, tone, explanation: id }
      continue
    }
    const pair = pairs.find(pair => isOn(pair.inbound, inbound) && isOn(pair.outbound, outbound))
    if (pair) return { id, tone, explanation: pair.explanation ?? id }
  }
  return null
}
