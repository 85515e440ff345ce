import { replacements } from '../messages/replacements/index.ts'
import { wordsWhenSmall } from './common-words.ts'
import { type FoldedText, foldedSpellings, foldText, foldWord } from './folded-text.ts'
import { namesInText } from './names-in-text.ts'
import { type PersonalKind, personalKinds } from './personal-kind.ts'
import { shapesIn, webAddressesIn } from './personal-shapes.ts'
import type { NamedWho, ThreadFacts } from './thread-facts.ts'
import { withinName } from './whole-name.ts'

/** Something personal that stands in a text. Offsets are UTF-16 units. */
export interface PersonalFinding {
  readonly kind: PersonalKind
  readonly from: number
  readonly to: number
  /** As it stands there. */
  readonly words: string
  /** What may take its place, in the thread's language; empty: nothing. */
  readonly suggestion: string
}

interface Stretch {
  readonly kind: PersonalKind
  readonly from: number
  readonly to: number
  readonly who?: NamedWho
}

/**
 * Endings that names take in a sentence: possessives (Dupont's, Müllers), and cases of Slavic and Germanic languages
 * (Nováka, Kowalskiego, Иванову).
 */
const endings =
  "(?:'s|'|s|es|n|en|ns|e|a|u|i|y|em|om|ou|ov|ow|ovi|owi|ova|ove|ovou|ego|emu|iem|iego|iemu|iej|ej|in|ina|ine|ino|а|у|е|ы|и|ю|я|ом|ои|ым|ова|ову)?"

/** Scripts that write no spaces between words: a name in them may begin and end anywhere. */
const unspaced = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}/u

const escapePattern = (words: string) => words.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)

function borders(pattern: string): string {
  return String.raw`(?<![\p{L}\p{M}])(?:${pattern})(?![\p{L}\p{M}])`
}

/** One of many words, in any of its spellings; null where there are none. */
function patternOf(words: Iterable<string>, isInflected: boolean): RegExp | null {
  const spelled = new Set<string>()
  const joined = new Set<string>()
  for (const word of words) {
    for (const spelling of foldedSpellings(word)) {
      const source = escapePattern(spelling).replace(/\s+/g, String.raw`[\s\u00ad-]+`)
      if (unspaced.test(spelling)) joined.add(source)
      else spelled.add(isInflected ? inflected(spelling, source) : source)
    }
  }
  const longestFirst = (all: ReadonlySet<string>) =>
    [...all].toSorted((one, other) => other.length - one.length).join('|')
  const patterns = [
    ...(joined.size > 0 ? [longestFirst(joined)] : []),
    ...(spelled.size > 0 ? [borders(String.raw`(?:${longestFirst(spelled)})\d*`)] : []),
  ]
  return patterns.length === 0 ? null : new RegExp(patterns.join('|'), 'gu')
}

function inflected(word: string, source: string): string {
  if (word.length < 3) return `${source}(?:'s)?`
  if (word.length < 4) return `${source}(?:'s|'|s)?`
  // Marta, Martou: the last vowel gives way to the ending.
  const stem = word.length > 4 && /[aeoy]$/.test(word) ? `|${source.slice(0, -1)}${endings}` : ''
  return `(?:${source}${endings}${stem})`
}

function placesOf(text: FoldedText, pattern: RegExp | null) {
  if (pattern === null) return []
  return [...text.folded.matchAll(pattern)].flatMap(match => {
    const from = text.from[match.index]
    const to = text.to[match.index + match[0].length - 1]
    return from === undefined || to === undefined || match[0] === '' ? [] : [{ from, to, folded: match[0] }]
  })
}

/** What finds a thread's people and organisations in a text: made once for a thread, for a text is looked through at each key. */
function seekerOf(facts: ThreadFacts) {
  const names = new Map<string, NamedWho>()
  for (const [name, who] of facts.names) for (const each of foldedSpellings(name)) names.set(each, who)
  const namePattern = patternOf(facts.names.keys(), true)
  const organisationPattern = patternOf(facts.organisations, true)
  const accountPattern = patternOf(facts.accounts, false)
  const filePattern = patternOf(
    [...facts.fileNames].filter(name => name.length > 2),
    false,
  )
  const acronyms = [...facts.acronyms].map(escapePattern)
  const acronymPattern =
    acronyms.length === 0 ? null : new RegExp(borders(`(?:${acronyms.join('|')})s?`), 'gu')
  const domains = [...facts.domains].map(escapePattern)
  const domainPattern =
    domains.length === 0
      ? null
      : new RegExp(
          String.raw`(?:https?://)?(?:[\p{L}\p{N}-]{1,63}\.){0,6}(?:${domains.join('|')})(?![\p{L}\p{N}-])(?::\d+)?(?:/[^\s<>"“”«»]*)?`,
          'giu',
        )
  const whoseName = (folded: string): NamedWho => {
    for (let length = folded.length; length > 1; length -= 1) {
      const who = names.get(folded.slice(0, length))
      if (who !== undefined) return who
    }
    return 'other'
  }
  return (text: string): readonly Stretch[] => {
    const folded = foldText(text)
    const isOnlyAWord = ({ from, to }: { from: number; to: number }) => {
      const written = text.slice(from, to)
      return /^\p{Ll}/u.test(written) && wordsWhenSmall.has(foldWord(written).replace(/'s?$/, ''))
    }
    const found = (kind: PersonalKind, pattern: RegExp | null) =>
      placesOf(folded, pattern)
        .filter(place => !isOnlyAWord(place))
        .map(place => ({ kind, ...place }))
    const plainly = (kind: PersonalKind, pattern: RegExp | null) =>
      pattern === null
        ? []
        : [...text.matchAll(pattern)].map(match => ({
            kind,
            from: match.index,
            to: match.index + match[0].replace(/[.,;:!?)\]}'’]+$/u, '').length,
          }))
    return [
      ...found('name', namePattern).map(place => ({ ...place, who: whoseName(place.folded) })),
      ...found('organisation', organisationPattern),
      ...found('account', accountPattern),
      ...found('file_name', filePattern),
      ...plainly('organisation', acronymPattern),
      ...plainly('site', domainPattern),
    ]
  }
}

const seekers = new WeakMap<ThreadFacts, ReturnType<typeof seekerOf>>()

/** Names that only this text shows to be names, and wherever else in it they stand. */
function othersNamed(text: string, { names }: ThreadFacts): readonly Stretch[] {
  const shown = namesInText(text)
  const parts = new Set(shown.flatMap(({ parts }) => parts).filter(part => !names.has(part.normalize('NFC'))))
  const again = placesOf(foldText(text), patternOf(parts, true))
  return [
    ...shown.map(({ from, to, parts }) => {
      const whose = parts.map(part => names.get(part.normalize('NFC'))).find(who => who !== undefined)
      return { kind: 'name' as const, from, to, who: whose ?? ('other' as const) }
    }),
    ...again
      .filter(({ from, to }) => {
        const written = text.slice(from, to)
        return !/^\p{Ll}/u.test(written) || !wordsWhenSmall.has(foldWord(written))
      })
      .map(({ from, to }) => ({ kind: 'name' as const, from, to, who: 'other' as const })),
  ]
}

const rank = (kind: PersonalKind) => personalKinds.indexOf(kind)

/** Stretches in their order; those that overlap made one, so that striking it leaves no part of any. */
function apart(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = []
  for (const next of stretches.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
    const last = merged.at(-1)
    if (last === undefined || next.from >= last.to) {
      merged.push(next)
      continue
    }
    const named = rank(next.kind) < rank(last.kind) ? next : last
    merged[merged.length - 1] = { ...named, from: last.from, to: Math.max(last.to, next.to) }
  }
  return merged
}

const articles = { en: /\bthe\s+$/iu, fr: /(?<!\p{L})(?:la\s+|les?\s+|l['’]\s?)$/iu } as const

/** An organisation with its article: what takes its place brings its own. German articles say too much to be taken along. */
function withArticle(text: string, stretch: Stretch, { language }: ThreadFacts): Stretch {
  if (stretch.kind !== 'organisation' || language === 'de') return stretch
  const before = articles[language].exec(text.slice(Math.max(0, stretch.from - 6), stretch.from))
  return before === null ? stretch : { ...stretch, from: stretch.from - before[0].length }
}

/** A name or an account in a web address makes the whole address personal. */
function wholeAddresses(text: string, stretches: readonly Stretch[]): readonly Stretch[] {
  const addresses = webAddressesIn(text)
  return stretches.map(stretch => {
    const around = addresses.find(({ from, to }) => from <= stretch.from && stretch.to <= to)
    const isAlone = around === undefined || (around.from === stretch.from && around.to === stretch.to)
    return isAlone || stretch.kind === 'quotation' || stretch.kind === 'email'
      ? stretch
      : { kind: 'site', from: around.from, to: around.to }
  })
}

function suggestionFor({ kind, who }: Stretch, facts: ThreadFacts): string {
  const words = replacements[facts.language]
  switch (kind) {
    case 'name':
      if (who === 'enquirer') return words.theEnquirer
      return who === 'expert' ? words.anExpert : words.aPerson
    case 'organisation':
      if (facts.organisationKind === 'administration') return words.anAdministration
      return facts.organisationKind === 'company' ? words.aCompany : words.anOrganisation
    case 'email':
      return words.anEmail
    case 'phone':
      return words.aPhone
    case 'address':
      return words.anAddress
    case 'site':
      return words.aSite
    case 'account':
      return words.anAccount
    case 'enquiry_number':
      return words.anEnquiry
    case 'iban':
      return words.anIban
    case 'ip_address':
      return words.anIpAddress
    case 'national_id':
    case 'number':
      return words.aNumber
    case 'birth_date':
      return words.aDate
    case 'file_name':
      return words.aFile
    case 'quotation':
      return ''
  }
}

/** A suggestion as it stands at its place: large at the beginning of a sentence, and possessive where the words were. */
function inItsPlace(suggestion: string, text: string, { from, to }: Stretch, facts: ThreadFacts): string {
  const beginning = /(?:^|[.!?…]["'”’)]?\s+|\n\s*)$/u.test(text.slice(Math.max(0, from - 8), from))
  const isPossessive = facts.language === 'en' && /['’]s$/u.test(text.slice(from, to))
  const ending = isPossessive && suggestion !== '' ? '’s' : ''
  const shown = beginning ? suggestion.slice(0, 1).toUpperCase() + suggestion.slice(1) : suggestion
  return shown + ending
}

/**
 * Everything in a text that may tell who asked, who answered or whom they spoke of, in its order and without overlaps. It
 * finds too much rather than too little: a person decides on each.
 */
export function findPersonalData(text: string, facts: ThreadFacts): readonly PersonalFinding[] {
  const seek = seekers.get(facts) ?? seekerOf(facts)
  seekers.set(facts, seek)
  const found = [...shapesIn(text), ...seek(text), ...othersNamed(text, facts)]
  const names = withinName(text, apart(found.filter(({ kind }) => kind === 'name')))
  const others = found.filter(({ kind }) => kind !== 'name')
  const whole = apart(wholeAddresses(text, [...names, ...others]))
  return apart(whole.map(stretch => withArticle(text, stretch, facts))).map(stretch => ({
    kind: stretch.kind,
    from: stretch.from,
    to: stretch.to,
    words: text.slice(stretch.from, stretch.to),
    suggestion: inItsPlace(suggestionFor(stretch, facts), text, stretch, facts),
  }))
}

/** A text with something in the place of every finding, as their suggestions say. */
export function strikeAll(text: string, findings: readonly PersonalFinding[]): string {
  return findings.reduceRight(
    (struck, { from, to, suggestion }) => struck.slice(0, from) + suggestion + struck.slice(to),
    text,
  )
}
