import { nameParticles, noNames } from './common-words.ts'
import { foldWord } from './folded-text.ts'

/** A name that stands in a text where names stand: after a title, in a greeting, below a letter, in the head of a mail. */
export interface NameInText {
  readonly from: number
  readonly to: number
  /** Its words that name somebody: without titles, particles and initials. */
  readonly parts: readonly string[]
}

const word = String.raw`\p{Lu}[\p{L}\p{M}'’-]{0,40}\.?`
const small = [...nameParticles].filter(each => each.length > 1).join('|')
const name = String.raw`${word}(?:[ \t]{1,8}(?:(?:${small})[ \t]{1,8}){0,3}${word}){0,4}`
/** Titles that stand before a name. */
export const nameTitle = String.raw`(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Herrn?|Frau|M|MM|Mme|Mlle|Monsieur|Madame|Mademoiselle|Maître|Ing|Mag)\.?`

/** A pattern that takes its letters in either case, while what is joined to it goes on minding theirs. */
function inEitherCase(pattern: string): string {
  let isInClass = false
  return [...pattern]
    .map(each => {
      if (each === '[' || each === ']') isInClass = each === '['
      const upper = each.toUpperCase()
      if (upper === each || upper.length > 1) return each
      return isInClass ? each + upper : `[${each}${upper}]`
    })
    .join('')
}

const withTitle = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])${nameTitle}[ \t]{1,8}(?:${nameTitle}[ \t]{1,8})*((?:(?:${small})[ \t]{1,8})*${word}(?:[ \t]{1,8}(?:(?:${small})[ \t]{1,8})*${word})?)`,
  'gu',
)

const greetings = inEitherCase(
  'dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|bonjour|bonsoir|cher|chère|chers|salut|hallo|liebe|lieber|guten (?:tag|morgen|abend)|sehr geehrte[rs]?|werte[rs]?|moin|servus|ahoj|ciao|hola',
)
const greeting = new RegExp(
  String.raw`^[> \t]{0,40}(?:${greetings})[ \t]{1,8}(?:${nameTitle}[ \t]{1,8})*((?:(?:${small})[ \t]{1,8})*${name})`,
  'gmu',
)

const closings = inEitherCase(
  [
    '(?:with )?(?:my |our )?(?:kind|kindest|best|warm|warmest|many) (?:regards|wishes|thanks)',
    'regards|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|yours|best|cheers|thanks(?: a lot| again)?|thank you(?: very much)?',
    "(?:bien )?cordialement|bien à (?:vous|toi)|(?:sincères |meilleures )?salutations(?: distinguées)?|merci(?: d[’']avance| beaucoup)?|respectueusement",
    '(?:mit )?(?:freundliche|freundlichen|viele|vielen|beste|besten|liebe|lieben|liebem|lieber|herzliche|herzlichen|schöne|schönen|freundlichem|bestem)(?: (?:grüße|grüsse|grüßen|grüssen|gruß|gruss|dank))',
    'gruß|gruss|grüße|grüsse|mfg|hochachtungsvoll|(?:vielen )?danke?',
  ].join('|'),
)
const closing = new RegExp(
  String.raw`^[> \t]{0,40}(?:${closings})[ \t]{0,8}[,.!;/–—-]*[ \t]{0,8}(?:\r?\n[> \t]{0,8}){0,3}(?:/[ \t]{0,8})?(?:${nameTitle}[ \t]{1,8})*(${name})[ \t]{0,8}[,.]?[ \t]{0,8}\r?$`,
  'gmu',
)

const belowDashes = new RegExp(
  String.raw`^--[ \t]{0,8}\r?\n(?:${nameTitle}[ \t]{1,8})*(${name})[ \t]{0,8}\r?$`,
  'gmu',
)
const mailHead = new RegExp(
  String.raw`^[> \t*]{0,40}(?:${inEitherCase('from|to|cc|bcc|reply-to|von|an|kopie|de|à|copie|expéditeur|destinataire')})[ \t]?:[ \t*]*["'“]?(?:${nameTitle}[ \t]{1,8})*(${name})`,
  'gmu',
)
const wrote = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}'’-])(${name})[ \t]{0,8}(?:[<(][^>)\n]{0,200}[>)])?[ \t]{0,8},?[ \t]{0,8}(?:wrote|a écrit|schrieb)[ \t]?:`,
  'gu',
)
const schrieb = new RegExp(
  String.raw`schrieb[ \t]{1,8}(?:${nameTitle}[ \t]{1,8})*(${name})[ \t]{0,8}(?:[<(][^>)\n]{0,200}[>)])?[ \t]?:`,
  'gu',
)

/** The words of a name that name somebody. A single letter is an initial. */
export function namingParts(written: string): readonly string[] {
  return written
    .split(/[\s.,;:()/"“”«»<>]+/u)
    .flatMap(each => [each, ...each.split(/[-‐‑]/u)])
    .map(each => each.replace(/^['’]+|['’]+(?:s|S)?$/gu, ''))
    .filter(each => {
      const folded = foldWord(each)
      const isLong = [...each].length > 1 || /\p{Script=Han}|\p{Script=Hangul}/u.test(each)
      return isLong && /\p{L}/u.test(each) && !nameParticles.has(folded) && !noNames.has(folded)
    })
    .filter((each, index, all) => all.indexOf(each) === index)
}

/** Names that a text shows to be names. English, French and German. */
export function namesInText(text: string): readonly NameInText[] {
  return [withTitle, greeting, closing, belowDashes, mailHead, wrote, schrieb].flatMap(pattern =>
    [...text.matchAll(pattern)].flatMap(match => {
      const written = match[1] ?? ''
      const at = match.index + match[0].lastIndexOf(written)
      const parts = namingParts(written)
      return parts.length === 0 ? [] : [{ from: at, to: at + written.length, parts }]
    }),
  )
}

const greetingLine = new RegExp(String.raw`^(?:${greetings})(?:[ \t,]+[^\n]{0,60})?$`, 'u')
const closingLine = new RegExp(String.raw`^(?:${closings})[ \t]{0,8}(?:[,.!;/–—-][^\n]{0,60})?$`, 'u')
/** Lines that may stand below a closing: name, post, house, numbers. */
const mostSignatureLines = 8
const mostGreetingWords = 7

/** A letter without its greeting and without its closing, with what stands below that. */
export function withoutCourtesies(letter: string): string {
  const lines = letter.trim().split('\n')
  const [first = ''] = lines
  const isGreeted =
    lines.length > 1 &&
    greetingLine.test(first.trim()) &&
    first.trim().split(/\s+/).length <= mostGreetingWords &&
    !/[?]$/.test(first.trim())
  const body = isGreeted ? lines.slice(1) : lines
  const closes = body.findLastIndex(line => closingLine.test(line.trim()))
  const isClosed =
    closes > 0 && body.slice(closes + 1).filter(line => line.trim() !== '').length <= mostSignatureLines
  return (isClosed ? body.slice(0, closes) : body).join('\n').trim()
}
