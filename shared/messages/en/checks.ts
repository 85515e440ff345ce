import type { BlockingFinding, Finding } from '../../content/checks.ts'
import type { State } from '../../workflow/state.ts'
import { counted, plural } from '../plural.ts'
import { adviceSentence, easeInWords } from './advice.ts'
import { fields } from './fields.ts'
import { aboutFile } from './files.ts'

/** Fields whose name is in the plural. */
const several: readonly string[] = ['topics', 'contacts', 'solution_types']

/** What the check of the HTML calls in its own words, for a person. */
const markup: Readonly<Record<string, string>> = {
  '!--': 'a comment',
  unfinished: 'an element that is not closed',
  nesting: 'elements nested too deeply',
}

/** Characters of a gap that are enough to know it again. */
const longestGap = 70

function shortened(gap: string): string {
  return gap.length <= longestGap ? gap : `${gap.slice(0, longestGap)}…]]`
}

/** What is to be mended in a field, after its name. */
function about(finding: BlockingFinding): string {
  switch (finding.rule) {
    case 'required':
      return several.includes(finding.field) ? 'are missing.' : 'is missing.'
    case 'one_of_group':
      return 'is missing: give an address or links to take part.'
    case 'too_long':
      return `is too long: ${counted(finding.length)} of ${counted(finding.limit)} characters.`
    case 'too_short':
      return `is too short: at least ${counted(finding.limit)} characters.`
    case 'too_few_words':
      return `is too short: at least ${counted(finding.limit)} words.`
    case 'repeats_field':
      return `only repeats the ${fields.name({ field: finding.other }).toLowerCase()}.`
    case 'not_a_url':
      return `holds “${finding.value}”, which is not a web address (https://…).`
    case 'not_an_email':
      return `holds “${finding.value}”, which is not an e-mail address.`
    case 'not_a_date':
      return `holds “${finding.value}”, which is not a date.`
    case 'not_a_choice':
      return `holds “${finding.value}”, which is not one of the choices.`
    case 'unknown_zone':
      return `is in the time zone “${finding.value}”, which does not exist.`
    case 'before_start':
      return 'lies before the start.'
    case 'file_too_large':
    case 'not_a_picture':
    case 'picture_too_small':
    case 'alt_missing':
    case 'file_without_description':
      return aboutFile(finding)
    case 'link_without_title':
      return `has a link without a title (${finding.value}).`
    case 'not_allowed_html':
      return `holds what the portal does not accept: ${finding.found.map(what => markup[what] ?? what).join(', ')}.`
    case 'placeholder_left':
      return `still holds a gap of the template: ${shortened(finding.value)}`
  }
}

interface Standing {
  readonly state: State
  /** Whether this person publishes a draft without proposing it first. */
  readonly isPublishedAtOnce: boolean
}

/** What a complete item is ready for. */
const complete = {
  proposed: 'It is proposed, and nothing that is required is missing: it can be published.',
  validated: 'It is published and complete.',
  needs_update: 'It can be proposed again.',
  deletion_request: 'It is complete.',
  archived: 'It is complete.',
} satisfies Record<Exclude<State, 'draft'>, string>

/** What an incomplete item cannot become. */
const incomplete = {
  draft: 'published',
  proposed: 'published',
  validated: 'published again',
  needs_update: 'proposed again',
  deletion_request: 'published again',
  archived: 'published again',
} satisfies Record<State, string>

/** What an item waits to become. */
function nextStep({ state, isPublishedAtOnce }: Standing): string {
  return state === 'draft' && !isPublishedAtOnce ? 'proposed' : incomplete[state]
}

export const checks = {
  /** One sentence a finding; what keeps an item from being proposed begins with its field. */
  sentence: ({ finding }: { finding: Finding }) =>
    finding.severity === 'blocks'
      ? `${fields.name({ field: finding.field })} ${about(finding)}`
      : adviceSentence(finding),
  list: 'What is missing',
  missingHeading: (standing: Standing) => `Before it can be ${nextStep(standing)}`,
  adviceHeading: 'Advice',
  adviceList: 'Advice',
  adviceIntro: 'Nothing here keeps it from anything: it is what readers would thank you for.',
  noAdvice: 'No advice: the text reads well as it is.',
  moreAdvice: ({ count }: { count: number }) => `And ${counted(count)} more.`,
  readingAdvice: 'Reading the text …',
  readingEase: ({ ease }: { ease: number }) => `Reading ease ${counted(ease)} of 100: ${easeInWords(ease)}.`,
  nothingMissing: 'Nothing is missing',
  nothingMissingBody: ({ state, isPublishedAtOnce }: Standing) =>
    state === 'draft'
      ? `It can be ${isPublishedAtOnce ? 'published' : 'proposed'}. Whether the title is still free, the service will say.`
      : complete[state],
  intro: ({ count, ...standing }: Standing & { count: number }) =>
    `${plural(count, { one: 'One thing keeps', other: `${counted(count)} things keep` })} it from being ${nextStep(standing)}.`,
  blocked: ({ count }: { count: number }) =>
    `${plural(count, { one: 'One thing is', other: `${counted(count)} things are` })} still missing. See Checks.`,
  count: ({ count }: { count: number }) =>
    plural(count, { one: '1 check', other: `${counted(count)} checks` }),
}
