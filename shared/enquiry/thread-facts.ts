import type { Person } from '../content/identity.ts'
import { commonInOrganisations, noNames, publicMailDomains } from './common-words.ts'
import type { ContactLanguage } from './contact-form.ts'
import type { Enquiry } from './enquiry.ts'
import { foldWord } from './folded-text.ts'
import { namesInText, namingParts } from './names-in-text.ts'
import { wordsOfHtml } from './words-of-html.ts'

/** Whose name it is. */
export type NamedWho = 'enquirer' | 'expert' | 'other'

/** What is personal in a thread: what it takes to find it again in a text. */
export interface ThreadFacts {
  readonly language: ContactLanguage
  /** Words that name people, each as it was written. */
  readonly names: ReadonlyMap<string, NamedWho>
  /** Full names and what people are called in addresses, folded and without spaces: jeandupont, jdupont. */
  readonly accounts: ReadonlySet<string>
  /** Organisations as they were written, and the words of their names by which they are known. */
  readonly organisations: ReadonlySet<string>
  /** Their short names, as they are written: letters in capitals. */
  readonly acronyms: ReadonlySet<string>
  /** Of what kind the enquirer's organisation is, as far as its name says. */
  readonly organisationKind: 'administration' | 'company' | 'organisation'
  /** Domains of their mail and their sites: example.org. */
  readonly domains: ReadonlySet<string>
  readonly fileNames: ReadonlySet<string>
  /** The number of the enquiry. */
  readonly number: string
}

/** An address; its parts as long as they may be (RFC 5321, section 4.5.3.1), so that no text takes longer than it is long. */
const addressPattern = /([\p{L}\p{N}._%+-]{1,64})@((?:[\p{L}\p{N}-]{1,63}\.)+\p{L}{2,63})/gu

const administrations =
  /\b(town|city|municipality|ministry|county|region|region|agency|commune|mairie|ville|departement|ministere|prefecture|stadt|gemeinde|landkreis|ministerium|bundes\w*|landes\w*|amt|behorde|verwaltung|stadtverwaltung|region|government|authority|council|comune|ayuntamiento|kommune|directorate|direction|department)\b/
const companies = /\b(gmbh|ag|ltd|limited|llc|inc|sarl|sas|sa|bv|nv|srl|spa|company|corp|ab|oy)\b/

function kindOfOrganisation(name: string): ThreadFacts['organisationKind'] {
  const folded = foldWord(name)
  if (companies.test(folded)) return 'company'
  return administrations.test(folded) ? 'administration' : 'organisation'
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? []
}

/** The words of an organisation's name by which it is known: Ekdalen, of the Municipality of Ekdalen. */
function knownBy(organisation: string): readonly string[] {
  const letters = (word: string) => word.replace(/^(?:[dlDL]|qu)['’]/u, '')
  return wordsIn(organisation)
    .map(letters)
    .filter(word => [...word].length > 2 && /\p{L}/u.test(word) && !commonInOrganisations.has(foldWord(word)))
}

/** Its parts where it is written in several: "Ekdalen, IT unit", "IT unit (Ekdalen)". */
function partsOf(organisation: string): readonly string[] {
  return organisation
    .split(/\s*[,;/()|]\s*|\s+[-–—]\s+/u)
    .map(part => part.trim())
    .filter(part => wordsIn(part).length > 1 || knownBy(part).length > 0)
}

/** Letters by which an organisation may be called: of all its words, of those that are no particles, and in capitals already. */
function acronymsOf(organisation: string): readonly string[] {
  const initialsOf = (words: readonly string[]) =>
    words.map(word => [...word.replace(/^(?:[dlDL]|qu)['’]/u, '')][0] ?? '').join('')
  const words = wordsIn(organisation)
  const capitals = words.filter(word => /^[\p{Lu}\p{N}]{2,}$/u.test(word) && /\p{Lu}/u.test(word))
  const long = words.filter(word => /^\p{Lu}/u.test(word) || word.length > 4)
  const lists = [words, long].filter(list => list.length > 1).map(initialsOf)
  return [...lists, ...lists.map(each => each.toUpperCase()), ...capitals].filter(
    each => each.length > 1 && each.length < 12 && !commonInOrganisations.has(each.toLowerCase()),
  )
}

/** Short names that texts give an organisation in brackets: "Town of Ekdalen (ToE)". */
function acronymsBeside(organisation: string, texts: readonly string[]): readonly string[] {
  if (organisation === '') return []
  const name = foldWord(organisation)
  // Folded it may be shorter than it is written, by its marks and by what is not seen.
  const mostWritten = organisation.length * 4 + 40
  return texts.flatMap(text =>
    [...text.matchAll(/\(([\p{L}\p{N}][\p{L}\p{N}.&-]{1,11})\)/gu)].flatMap(match => {
      const before = foldWord(text.slice(Math.max(0, match.index - mostWritten), match.index)).trimEnd()
      return before.endsWith(name) && match[1] !== undefined ? [match[1]] : []
    }),
  )
}

/** The registered part of a domain that names it: ekdalen, of mail.ekdalen.se. */
function labelOf(domain: string): string | null {
  const label = domain.split('.').at(-2) ?? ''
  return label.length > 3 && !commonInOrganisations.has(foldWord(label)) ? label : null
}

/** What is personal in an enquiry: who asks, who answers, whom its texts name, and where they are from. */
export function factsOfThread(enquiry: Enquiry): ThreadFacts {
  const { enquirer, messages, notes, replies, steps, subject, number, language } = enquiry
  const texts = [
    subject,
    ...messages.map(({ text }) => text),
    // Of many mails the HTML is all that there is.
    ...messages.flatMap(({ html }) => (html === null ? [] : [wordsOfHtml(html)])),
    ...replies.map(({ letter }) => letter),
    ...notes.map(({ internal }) => internal),
  ]
  const names = new Map<string, NamedWho>()
  const accounts = new Set<string>()
  const domains = new Set<string>()
  // The last one says whose it is: the enquirer's own names are set behind those of all others.
  const setNames = (parts: readonly string[], who: NamedWho) => {
    for (const part of parts) names.set(part.normalize('NFC'), who)
  }
  const mailAddresses = [
    ...messages.flatMap(({ from }) => (from === null ? [] : [from])),
    ...(enquirer === null ? [] : [enquirer.email]),
    ...texts,
  ].flatMap(text => [...text.matchAll(addressPattern)])
  for (const [, box = '', domain = ''] of mailAddresses) {
    const isOwn = enquirer?.email.toLowerCase() === `${box}@${domain}`.toLowerCase()
    setNames(
      box.split(/[._%+\d-]+/u).filter(part => part.length > 2 && !noNames.has(foldWord(part))),
      isOwn ? 'enquirer' : 'other',
    )
    if (box.length > 4 && !noNames.has(foldWord(box))) accounts.add(foldWord(box))
    if (!publicMailDomains.has(domain.toLowerCase())) domains.add(domain.toLowerCase())
  }
  for (const text of texts) for (const { parts } of namesInText(text)) setNames(parts, 'other')
  const experts: readonly (Person | null)[] = [
    ...replies.map(({ signedBy }) => signedBy),
    ...notes.map(({ writtenBy }) => writtenBy),
    ...steps.map(({ by }) => by),
    enquiry.assignee,
    enquiry.claim?.by ?? null,
    enquiry.claim?.takenFrom?.who ?? null,
  ]
  for (const expert of experts) if (expert !== null) setNames(namingParts(expert.name), 'expert')
  const organisation = enquirer?.organisation.trim() ?? ''
  if (enquirer !== null) {
    const { firstName, lastName } = enquirer
    setNames([...namingParts(firstName), ...namingParts(lastName)], 'enquirer')
    const [first, last] = [firstName, lastName].map(each => foldWord(each).replace(/[^\p{L}\p{N}]/gu, ''))
    if (first && last && last.length > 2) {
      for (const account of [first + last, last + first, first.slice(0, 1) + last, last + first.slice(0, 1)])
        accounts.add(account)
    }
  }
  const labels = [...domains].flatMap(domain => labelOf(domain) ?? [])
  return {
    language,
    names,
    accounts,
    organisations: new Set(
      [organisation, ...partsOf(organisation), ...knownBy(organisation), ...labels].filter(
        each => each !== '' && !noNames.has(foldWord(each)),
      ),
    ),
    acronyms: new Set([...acronymsOf(organisation), ...acronymsBeside(organisation, texts)]),
    organisationKind: kindOfOrganisation(organisation),
    domains,
    fileNames: new Set(messages.flatMap(({ attachments }) => attachments.map(({ name }) => name.trim()))),
    number,
  }
}
