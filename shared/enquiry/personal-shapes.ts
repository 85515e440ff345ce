import type { PersonalKind } from './personal-kind.ts'

/** A stretch of a text that is personal by its shape alone, whoever it is about. */
export interface Shaped {
  readonly kind: PersonalKind
  readonly from: number
  readonly to: number
}

const before = String.raw`(?<![\p{L}\p{M}\p{N}])`
const behind = String.raw`(?![\p{L}\p{M}\p{N}])`

const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|Januar|Februar|März|Juni|Juli|Oktober|Dezember'
const date = String.raw`(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}|\d{1,2}(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?(?:${months}),?\s+\d{4}|(?:${months})\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})`
const birth =
  'born|birth|birthday|DOB|née?|né\\(e\\)|naissance|anniversaire|geboren\\p{L}{0,3}|geb\\.|Geburts\\p{L}{2,8}'

const street = String.raw`(?:[Ss]traße|[Ss]trasse|[Ss]tr\.|[Pp]latz|[Ww]eg|[Aa]llee|[Gg]asse|[Uu]fer|[Dd]amm|straat|laan|plein|kade|gatan|vägen|gade|vej|gata)`
const frenchWay = '(?:rue|avenue|av\\.|boulevard|bd\\.?|place|chemin|allée|quai|impasse|route|cours|square)'
const connector = "(?:de|la|le|les|du|des|d['’]|l['’]|aux?|et|saint|sainte|st)"
const town = String.raw`(?:,?\s+(?:[A-Z]{1,3}[ -])?\d{4,5}(?:\s[A-Z]{2})?\s+\p{Lu}[\p{L}'’-]{1,30}(?:[ -](?:am|an|der|im|sur|en|la|le|\p{Lu}[\p{L}'’-]{1,30}))*)?`

const addresses = [
  String.raw`${before}\d{1,5}[a-zA-Z]?,?\s+(?:\p{Lu}[\p{L}'’.-]{0,30}\s+){1,4}(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Square|Sq\.?|Drive|Way|Place|Boulevard|Court|Terrace|Row)${behind}${town}`,
  String.raw`${before}\d{1,5}(?:\s?(?:bis|ter|quater|[a-zA-Z]))?,?\s+(?:${frenchWay}|${frenchWay.replace(/\b\p{Ll}/gu, letter => letter.toUpperCase())})(?:\s+${connector}|\s*\p{Lu}[\p{L}'’.-]{0,30}|(?<=['’])\p{Lu}[\p{L}-]{0,30}){1,8}${town}`,
  String.raw`${before}(?:Rue|Avenue|Boulevard|Place|Via|Viale|Piazza|Calle|Plaza|Paseo|Praça|Rua)(?:\s+(?:${connector}|del|della|di|da|do))*(?:\s*\p{Lu}[\p{L}'’.-]{0,30}){1,4},?\s+(?:n[º°o.]\s?)?\d{1,4}[a-zA-Z]?${behind}${town}`,
  String.raw`${before}(?:\p{Lu}\p{L}{0,30}\.?[ -]){0,3}\p{L}{0,40}${street}\s+\d{1,4}\s?(?:[a-z]${behind})?(?:\s?[-–]\s?\d{1,4})?${town}`,
  String.raw`${before}(?:P\.?\s?O\.?\s?[Bb]ox|Postfach|B\.?P\.?|Boîte postale|Postbus)\s*\d[\d ]{0,8}${town}`,
  String.raw`${before}(?:[A-Z]{1,3}-\d{4,6}|\d{5})\s+(?!Euro)\p{Lu}[\p{L}'’-]{1,30}(?:[ -](?:am|an|der|im|sur|en|la|le|\p{Lu}[\p{L}'’-]{1,30})){0,3}`,
  String.raw`^[> \t]*\d{4}(?:\s[A-Z]{2})?[ \t]+\p{Lu}[\p{L}'’-]{1,30}(?:[ -]\p{Lu}[\p{L}'’-]{1,30}){0,2}[ \t]*$`,
  String.raw`${before}[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}${behind}`,
]

const digits = String.raw`(?:[\s./()–-]{0,3}\d)`
const phones = [
  String.raw`${before}(?:\+|00)\s?\d{1,3}${digits}{6,13}${behind}`,
  String.raw`${before}\(?0\d${digits}{6,11}${behind}`,
  String.raw`${before}(?:[Tt]el(?:efon|ephone)?|[Tt]él(?:éphone)?|[Pp]hone|[Ff]ax|[Mm]ob(?:ile)?|[Hh]andy|[Cc]ell|[Dd]urchwahl|[Ee]xt(?:ension)?|[Pp]oste|GSM|TEL|FAX)\s?[.:]*\s*(?:no\.?\s*)?\(?\+?\d(?:[\s./()–-]{0,3}\d){2,14}${behind}`,
]

const nationalIds = [
  // Belgium, Italy, Spain, the Nordic countries, France, the United Kingdom.
  String.raw`${before}\d{2}\.\d{2}\.\d{2}[-–]\d{3}\.\d{2}${behind}`,
  String.raw`${before}[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]${behind}`,
  String.raw`${before}(?:[XYZ]-?\d{7}|\d{8})-?[A-Z]${behind}`,
  String.raw`${before}\d{6}(?:\d{2})?[-+A]\d{3}[\dA-Z]${behind}`,
  String.raw`${before}[12]\s?\d{2}\s?\d{2}\s?\d[\dAB]\s?\d{3}\s?\d{3}(?:\s?\d{2})?${behind}`,
  String.raw`${before}[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]${behind}`,
  // Where it is called one.
  String.raw`${before}(?:[Pp]assport|[Pp]asseport|[Rr]eisepass|[Pp]ersonalausweis|[Aa]usweis|[Ii]dentity card|ID card|ID|NISS|NIR|[Ss]teuer-?ID|[Tt]ax(?:payer)? (?:ID|number)|[Ss]ocial security|[Ss]ozialversicherung|[Nn]ational (?:register|number|ID)|[Nn]uméro national|[Ss]écurité sociale|[Mm]atricule)(?:[ -]?(?:[Nn]umber|[Nn]umero|[Nn]uméro|[Nn]ummer|[Nn]o\.?|[Nn][°º]))?\s?[:#]?\s*(?=[A-Z\d ./-]*\d{3})[A-Z\d](?:[ ./-]?[A-Z\d]){4,19}${behind}`,
]

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`

/** The patterns of each kind. Sources: RFC 5322 and ISO 13616 in their usual writing; post and numbers as people write them. */
const shapes: readonly (readonly [PersonalKind, RegExp])[] = [
  [
    'email',
    /(?:mailto:)?[\p{L}\p{M}\p{N}._%+'’-]{1,64}(?:@|\s?[[(]\s?(?:at|@|à)\s?[\])]\s?)(?:[\p{L}\p{M}\p{N}-]{1,63}(?:\.|\s?[[(]\s?(?:dot|point|punkt)\s?[\])]\s?))+\p{L}{2,}/giu,
  ],
  ['enquiry_number', /(?<![\p{L}\p{N}])OSOR\s?[-–—‑_ ]\s?\d{4}\s?[-–—‑_ ]\s?\d{3,}/giu],
  ['iban', /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{4}){2,7}(?:[ -]?[A-Z\d]{1,4})?(?![\p{L}\p{N}])/gu],
  ['iban', /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?:[ -]?\d{4}){3,7}(?:[ -]?\d{1,4})?(?![\p{L}\p{N}])/gu],
  [
    'ip_address',
    new RegExp(String.raw`(?<![\d.\p{L}])(?:${octet}\.){3}${octet}(?:/\d{1,2})?(?![\d\p{L}]|\.\d)`, 'gu'),
  ],
  ['ip_address', /(?<![\p{L}\p{N}:.])(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\p{L}\p{N}:])/giu],
  [
    'ip_address',
    /(?<![\p{L}\p{N}:.])(?=[\da-f:]*\d)(?:[\da-f]{1,4}:){1,6}(?::[\da-f]{1,4}){1,6}(?![\p{L}\p{N}:])/giu,
  ],
  ['birth_date', new RegExp(String.raw`(?=${date})(?<=(?:${birth})[^\d]{0,40})${date}`, 'giu')],
  ['birth_date', new RegExp(String.raw`\*\s?${date}`, 'gu')],
  ...nationalIds.map(source => ['national_id', new RegExp(source, 'gu')] as const),
  ...phones.map(source => ['phone', new RegExp(source, 'gu')] as const),
  // Any long number: whoever knows what it is can keep it.
  ['number', new RegExp(String.raw`${before}\d(?:[ ./–-]?\d){8,}${behind}`, 'gu')],
  ['number', new RegExp(String.raw`${before}\d{3}[ .–-]\d{4}${behind}`, 'gu')],
  ...addresses.map(source => ['address', new RegExp(source, 'gmu')] as const),
  // What somebody else wrote, as mail programs put it below an answer.
  ['quotation', /^[ \t]*>[^\n]*/gmu],
  [
    'quotation',
    /^[ \t]*(?:-{2,}|_{5,})[ \t]*(?:original|forwarded|ursprüngliche|weitergeleitete|message d[’']origine)[^\n]*/gimu,
  ],
  ['quotation', /^[ \t]*(?:on|am|le)\b[^\n]{4,200}(?:wrote|schrieb|a écrit)[^\n]{0,80}:[ \t]*\r?$/gimu],
  [
    'quotation',
    /^[ \t*]*(?:from|von|de|sent|gesendet|expéditeur|envoyé|to|an|à|cc|subject|betreff|objet)[ \t]?:[^\n]*[@\d][^\n]*/gimu,
  ],
]

/** Everything in a text that is personal by its shape: it may overlap. */
export function shapesIn(text: string): readonly Shaped[] {
  return shapes.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(match => {
      const words = match[0].trimEnd()
      return { kind, from: match.index, to: match.index + words.length }
    }),
  )
}

/** Addresses of the web in a text, with or without their scheme; a sentence's end is none of theirs. */
export function webAddressesIn(text: string): readonly { readonly from: number; readonly to: number }[] {
  const pattern =
    /(?:https?:\/\/|www\.)[^\s<>"“”«»]+|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:\/[^\s<>"“”«»]*)?/giu
  return [...text.matchAll(pattern)].map(match => ({
    from: match.index,
    to: match.index + match[0].replace(/[.,;:!?)\]}'’]+$/u, '').length,
  }))
}
