import type { ComparedMark } from '../../licence/comparison.ts'
import type { ExpressionProblem } from '../../licence/expression-problem.ts'
import type { FsfOpinion } from '../../licence/fsf-list.ts'
import type { LaterVersionRule } from '../../licence/later-version.ts'
import type { ReservationId } from '../../licence/reservations.ts'
import type { RuleId } from '../../licence/rules.ts'
import type { LicenceTerm, TermGroup } from '../../licence/terms.ts'
import { counted, plural } from '../plural.ts'
import { ruleExplanations, ruleName, shortRuleName } from './licence-rules.ts'
import { licenceTerms } from './licence-terms.ts'

const groups = {
  can: 'Can',
  must: 'Must',
  cannot: 'Cannot',
  compatible: 'Compatible',
  law: 'Law',
  support: 'Support',
} satisfies Record<TermGroup, string>

/** That a term holds: the group is said again, because "Hold liable: yes" would say the opposite of what is meant. */
const holds = {
  can: 'Can',
  must: 'Must',
  cannot: 'Cannot',
  compatible: 'Yes',
  law: 'Yes',
  support: 'Yes',
} satisfies Record<TermGroup, string>

function mark({ group, mark: what }: { group: TermGroup; mark: ComparedMark }): string {
  switch (what) {
    case 'holds':
      return holds[group]
    case 'not_said':
      return 'Not said'
    case 'not_described':
      return 'Not described'
  }
}

const fsf = {
  free: 'FSF free',
  not_free: 'FSF: not free',
  not_said: 'FSF: not said',
} satisfies Record<FsfOpinion, string>

const reservations = {
  gplTwoOnly:
    'The code is under version 2 of the GPL alone: it may not be passed on under version 3 of a GNU licence.',
  gplThreeIntoTwo:
    'Version 3 of a GNU licence asks for more than version 2 of the GPL allows, and the work is under version 2 alone.',
  apacheIntoGplTwo:
    'The Free Software Foundation holds that its terms on patents go beyond version 2 of the GPL, and the work is under version 2 alone.',
  extraConditions:
    'The Free Software Foundation holds that the licence of the code has conditions which the GNU licences do not allow to be added.',
  exceptionOfTheWork:
    'The work comes with an exception that the code does not have. Only those who hold the rights in the code can grant it: without their word it holds neither for the code nor for what has to go out under one licence with it.',
} satisfies Record<ReservationId, string>

/** A place in an expression, as people count. */
const place = (at: number) => `At character ${counted(at + 1)}`

/** What is wrong with an expression, and where. */
function problem(wrong: ExpressionProblem): string {
  switch (wrong.kind) {
    case 'empty':
      return 'Choose a licence, or type an expression.'
    case 'unknown_licence':
      return `${place(wrong.at)}: “${wrong.word}” is no identifier of the SPDX list.${
        wrong.near.length > 0 ? ` Is one of these meant: ${wrong.near.join(', ')}?` : ''
      }`
    case 'unknown_exception':
      return `${place(wrong.at)}: “${wrong.word}” is no exception of the SPDX list.`
    case 'licence_missing':
      return `${place(wrong.at)}: a licence is missing here.`
    case 'exception_missing':
      return `${place(wrong.at)}: an exception has to follow WITH.`
    case 'operator_missing':
      return `${place(wrong.at)}: AND, OR or WITH is missing before “${wrong.word}”.`
    case 'not_closed':
      return `${place(wrong.at)}: this parenthesis is not closed.`
    case 'not_opened':
      return `${place(wrong.at)}: this parenthesis is not opened anywhere.`
    case 'not_understood':
      return `${place(wrong.at)}: “${wrong.word}” cannot stand here.`
  }
}

interface Pair {
  readonly inbound: string
  readonly outbound: string
}

/** Licences: looked up, compared, asked whether they go together. */
export const licences = {
  title: 'Licences',
  tabs: { lookUp: 'Look up', compare: 'Compare', compatibility: 'Compatibility' },
  tabsLabel: 'What to do with licences',
  reading: 'Reading the licences …',
  noLegalAdvice:
    'This is general information and no legal advice: what counts is the text of the licence and the law that applies to the case.',

  // Look up
  search: 'Search licences',
  searchPlaceholder: 'Name or identifier',
  list: 'Licences',
  count: ({ shown, described }: { shown: number; described: number }) =>
    `${counted(shown)} ${plural(shown, { one: 'licence', other: 'licences' })}, ${counted(described)} described`,
  filter: 'Filter by terms',
  chosenTerms: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'term', other: 'terms' })} chosen`,
  filterHint: 'A licence is shown when all the chosen terms hold for it.',
  filterGroup: ({ group }: { group: TermGroup }) => `Terms: ${groups[group]}`,
  clearTerms: 'Clear terms',
  noMatchTitle: 'No licence matches',
  noMatchBody: 'No licence holds these words and all the chosen terms.',
  clearAll: 'Clear search and terms',
  described: 'Described',
  osi: 'OSI approved',
  notOsi: 'Not OSI approved',
  fsf,
  deprecated: 'Given up by SPDX',
  chooseTitle: 'No licence chosen',
  chooseBody: 'Choose a licence in the list to read what it allows and asks for.',

  // Detail
  detail: 'Chosen licence',
  source: 'Read the text',
  sourceOf: ({ id }: { id: string }) => `Read the text of ${id} in the browser`,
  nothingInGroup: 'Nothing that the text settles.',
  notSaidHint: 'A term that is not here is not settled by the text.',
  noProfileTitle: 'Nobody has described this licence yet',
  noProfileBody: 'What is known comes from the lists of SPDX, the Open Source Initiative and the FSF.',
  facts: {
    name: 'Name',
    identifier: 'SPDX identifier',
    osi: 'Open Source Initiative',
    fsf: 'Free Software Foundation',
    standing: 'Standing at SPDX',
  },
  osiFacts: { yes: 'Approved', no: 'Not approved' },
  fsfFacts: {
    free: 'Free licence',
    not_free: 'Not a free licence',
    not_said: 'Has not said anything',
  } satisfies Record<FsfOpinion, string>,
  standing: { current: 'Current', deprecated: 'Given up for another identifier' },
  spdxPage: 'Read at SPDX',
  spdxPageOf: ({ id }: { id: string }) => `Read ${id} at SPDX in the browser`,
  compare: 'Compare',
  compareFull: 'Five licences are being compared: take one out first.',
  stopComparing: 'Take out of comparison',
  checkInbound: 'Check compatibility',

  // Compare
  comparisonTitle: 'Licences compared',
  compareEmptyTitle: 'Nothing to compare yet',
  compareEmptyBody: 'Choose up to five licences here, or take them over from Look up.',
  addLicence: 'Add a licence',
  remove: ({ id }: { id: string }) => `Take ${id} out`,
  clearComparison: 'Take all out',
  onlyDifferences: 'Show differences only',
  noDifferences: 'These licences do not differ in any term.',
  copy: 'Copy comparison',
  copied: 'The comparison is copied. Paste it into a mail or a text.',
  notCopied: 'The comparison could not be copied.',
  term: 'Term',
  mark,
  sources: 'Texts of the licences',

  // Compatibility
  inbound: 'Licence of the code (inbound)',
  inboundHelp: 'What is to be reused.',
  outbound: 'Licence of the work (outbound)',
  outboundHelp: 'Under which the result is to be published.',
  expressionPlaceholder: 'For example MIT OR Apache-2.0',
  exchange: 'Exchange the two',
  askTitle: 'Two licences, one answer',
  askBody:
    'Choose a licence or type an SPDX expression on both sides. The answer is a rule with its explanation.',
  answer: 'Answer',
  headline: {
    fits: ({ inbound, outbound }: Pair) => `${inbound} goes into ${outbound}`,
    conditions: ({ inbound, outbound }: Pair) => `${inbound} goes into ${outbound} under conditions`,
    warning: ({ inbound, outbound }: Pair) => `Careful with ${inbound} in ${outbound}`,
    incompatible: ({ inbound, outbound }: Pair) => `${inbound} is incompatible with ${outbound}`,
    not_described: () => 'Not described well enough to answer',
  },
  short: {
    fits: 'Goes',
    conditions: 'Under conditions',
    warning: 'Careful',
    incompatible: 'Incompatible',
    not_described: 'Not known',
  },
  rule: ({ rule }: { rule: RuleId | LaterVersionRule }) => ruleName(rule),
  shortRule: ({ rule }: { rule: RuleId | LaterVersionRule }) => shortRuleName(rule),
  noRule: 'No rule',
  rules: ruleExplanations,
  incompatible:
    'No rule allows it: as the rules know them, the work cannot be published under this licence with the code in it. Ask the authors of the code for another licence, or keep the code apart.',
  notDescribed: ({ licences: missing }: { licences: readonly string[] }) =>
    `${missing.join(' and ')} ${plural(missing.length, { one: 'is', other: 'are' })} not described by the terms, so that no rule can be asked. Read the texts.`,
  reservations,
  reservation: 'Besides the rule:',
  exceptionNote: ({ licence, exception }: { licence: string; exception: string }) =>
    `${licence} comes with ${exception}, which adds permissions that the rules do not know. They are not counted.`,
  orLaterNote: ({ licence }: { licence: string }) =>
    `${licence} may also be taken in a later version. That is read against versions of the same licence; for all others it is judged as if it could not.`,
  parts: 'How it was judged',
  partsOf: {
    or: ({ chosen }: { chosen: string }) => `One may be chosen, so that the best counts: ${chosen}.`,
    and: ({ chosen }: { chosen: string }) => `Each has to be met, so that the strictest counts: ${chosen}.`,
  },
  pair: ({ inbound, outbound }: Pair) => `${inbound} in ${outbound}`,
  columns: { inbound: 'Code', outbound: 'Work', answer: 'Answer', rule: 'Rule' },
  decides: 'Decides',
  problem,

  groups,
  terms: licenceTerms satisfies Record<LicenceTerm, { name: string; meaning: string }>,
}
