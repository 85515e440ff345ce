import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { AccountId } from '../content/identity.ts'
import { commonInOrganisations, nameParticles, noNames, wordsWhenSmall } from './common-words.ts'
import { AttachmentId, type Enquiry, MessageId, ReplyId } from './enquiry.ts'
import { foldedSpellings, foldWord } from './folded-text.ts'
import { findPersonalData, strikeAll } from './personal-data.ts'
import { factsOfThread } from './thread-facts.ts'

const seed = printedSeed('personal data')

const hanna = {
  id: AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01'),
  name: 'Dr. Hanna Vogel',
  organisation: 'OSOR',
}

function aThread(about: Partial<Enquiry> = {}, message = 'May we?', letter = 'Yes.'): Enquiry {
  const at = anEnquiry(42).receivedAt
  return anEnquiry(42, {
    enquirer: {
      firstName: 'Jean-Pierre',
      lastName: 'Dupont',
      organisation: 'Town of Ekdalen',
      email: 'jp.dupont@it.ekdalen.se',
    },
    messages: [
      {
        message: MessageId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c11'),
        at,
        from: 'jp.dupont@it.ekdalen.se',
        text: message,
        html: null,
        attachments: [
          {
            id: AttachmentId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c12'),
            name: 'contract-final.pdf',
            mediaType: 'application/pdf',
            bytes: 10,
          },
        ],
      },
    ],
    replies: [
      {
        reply: ReplyId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c13'),
        signedBy: hanna,
        at,
        letter,
        comparedLicences: [],
        does: 'answer',
        sendAt: at,
        stage: 'sent',
      },
    ],
    ...about,
  })
}

const found = (text: string, thread = aThread()) =>
  findPersonalData(text, factsOfThread(thread)).map(({ kind, words }) => [kind, words])
const struck = (text: string, thread = aThread()) =>
  strikeAll(text, findPersonalData(text, factsOfThread(thread)))

describe('names of the thread', () => {
  it.each([
    ['the full name', 'We met Jean-Pierre Dupont here', 'Jean-Pierre Dupont'],
    ['the last name alone', 'as Dupont says', 'Dupont'],
    ['the first name alone', 'as Jean-Pierre says', 'Jean-Pierre'],
    ['a part of a double name', 'as Pierre says', 'Pierre'],
    ['a possessive', 'this is Dupont’s code', 'Dupont’s'],
    ['a straight possessive', "this is Dupont's code", "Dupont's"],
    ['a German genitive', 'das ist Duponts Programm', 'Duponts'],
    ['a Czech case', 'od Dupontovi přišlo', 'Dupontovi'],
    ['capitals', 'signed DUPONT here', 'DUPONT'],
    ['small letters', 'as dupont says', 'dupont'],
    ['initials', 'as J. Dupont says', 'J. Dupont'],
    ['double initials', 'as J.-P. Dupont says', 'J.-P. Dupont'],
    ['the last name first', 'by Dupont, Jean-Pierre today', 'Dupont, Jean-Pierre'],
    ['initials behind it', 'by Dupont, J.-P. today', 'Dupont, J.-P.'],
    ['a title', 'ask Mr Dupont about it', 'Mr Dupont'],
    ['a hidden hyphen in it', 'ask Du\u00adpont about it', 'Du\u00adpont'],
    ['a number behind it', 'user Dupont1984 asks', 'Dupont1984'],
    ['both run together', 'user jpdupont and jeanpierredupont', 'jeanpierredupont'],
  ])('are found with %s', (_how, text, words) => {
    expect(found(text).map(([, each]) => each)).toContain(words)
  })

  it.each([
    ['Müller', 'MÜLLER'],
    ['Müller', 'Mueller'],
    ['Müller', 'Muller'],
    ['Mueller', 'Müller'],
    ['Müller', 'Müller'.normalize('NFD')],
    ['Strauß', 'STRAUSS'],
    ['Øster', 'Oster'],
    ['Łukasz', 'Lukasz'],
    ['Nováková', 'Novakova'],
    ['Παπαδόπουλος', 'ΠΑΠΑΔΟΠΟΥΛΟΣ'],
    ['Иванов', 'Иванова'],
    ['王', '王先生'],
  ])('%s is found as %s', (lastName, written) => {
    const thread = aThread({
      enquirer: { firstName: 'Xqz', lastName, organisation: '', email: 'x@gmail.com' },
    })
    expect(found(`as ${written} says`, thread)).toHaveLength(1)
  })

  it('are told apart: who asks, who answers, and others', () => {
    const text = 'So Dupont asked. Then Hanna Vogel answered, and Ms Weber agreed.'
    expect(struck(text)).toBe('So the enquirer asked. Then our legal expert answered, and a person agreed.')
  })

  it('of experts who signed, wrote notes or have it are found', () => {
    expect(found('regards, H. Vogel')).toEqual([['name', 'H. Vogel']])
    expect(found('regards, Vogel', aThread({ replies: [], assignee: hanna }))).toEqual([['name', 'Vogel']])
  })

  it('do not make words personal that have letters of theirs', () => {
    const thread = aThread({
      enquirer: { firstName: 'Ann', lastName: 'Mark', organisation: '', email: 'a@gmail.com' },
    })
    expect(found('You may annotate the market or mark a licence.', thread)).toEqual([])
    expect(found('May we, Mark?', thread)).toEqual([['name', 'Mark']])
  })
})

describe('names that a text shows to be names', () => {
  it.each([
    ['Dear Ms Weber,\nyes.', 'Ms Weber'],
    ['Dear Anna,\nyes.', 'Anna'],
    ['DEAR Anna,\nyes.', 'Anna'],
    ['Hello Jan!\nYes.', 'Jan'],
    ['Yes.\n\nKind regards,\nJan Novák\nHead of IT', 'Jan Novák'],
    ['Yes. \nBest, Jan', 'Jan'],
    ['Yes.\n\nThanks\n\nJAN NOVÁK', 'JAN NOVÁK'],
    ['Sehr geehrte Frau Dr. Weber,\nja.', 'Frau Dr. Weber'],
    ['Liebe Anna,\nja.', 'Anna'],
    ['Ja.\n\nMit freundlichen Grüßen / Jan Novák', 'Jan Novák'],
    ['Ja.\n\nMit freundlichen Grüssen\nJan Novák', 'Jan Novák'],
    ['Ja. \nViele Grüße\nSophie', 'Sophie'],
    ['Bonjour Madame Lefèvre,\noui.', 'Madame Lefèvre'],
    ['Cher Monsieur de la Tour,\noui.', 'Monsieur de la Tour'],
    ['Oui.\n\nCordialement,\nChloé Lefèvre', 'Chloé Lefèvre'],
    ['Oui.\n\nBien à vous,\nÉlodie', 'Élodie'],
    ['Yes\n-- \nPavel Horák', 'Pavel Horák'],
    ['as Herr Schmidt said', 'Herr Schmidt'],
    ['as M. Martin said', 'M. Martin'],
  ])('%j', (text, words) => {
    expect(found(text)).toContainEqual(['name', words])
  })

  it('are found again elsewhere in it', () => {
    expect(found('Horák asked us.\n\nRegards,\nPavel Horák').map(([, words]) => words)).toEqual([
      'Horák',
      'Pavel Horák',
    ])
  })

  it('are found when only another text of the thread shows them', () => {
    const thread = aThread({}, 'May we?\n\nKind regards,\nJan Novák')
    expect(found('Nováka we answer.', thread)).toEqual([['name', 'Nováka']])
  })

  it.each([
    'Dear Sir or Madam,\nyes.',
    'Sehr geehrte Damen und Herren,\nja.',
    'Bonjour à tous,\noui.',
    'Hello,\nyes.',
    'Best practice is to publish.',
    'Thanks to the EUPL it works.',
  ])('%j names nobody', text => {
    expect(found(text)).toEqual([])
  })

  it('are found when they stand in the HTML of a mail alone', () => {
    const [message] = aThread().messages
    if (message === undefined) throw new Error('There is one')
    const html =
      '<div>Kind regards,<br>Ottoline Quimper</div><img alt="Dr. Zadie Vanterpool"><a href="mailto:r.tolkwitz@gmail.com">Write</a>'
    const thread = aThread({ messages: [message, { ...message, text: '', html }] })
    const text = 'As Quimper says to Vanterpool and Tolkwitz, it is allowed.'
    expect(found(text, thread).map(([, words]) => words)).toEqual(['Quimper', 'Vanterpool', 'Tolkwitz'])
  })

  it('a quoted mail is found as a whole, and who wrote it elsewhere too', () => {
    const text =
      'Tomáš is right.\n\nOn Mon, 30 Nov 2026 at 10:00, Tomáš Černý <t@gmail.com> wrote:\n> May we?\n> Please.'
    expect(found(text).map(([kind]) => kind)).toEqual(['name', 'quotation', 'quotation', 'quotation'])
    expect(struck(text).trim()).toBe('A person is right.')
  })

  it.each([
    'From: Jan Novák <jan@example.org>',
    'Von: Jan Novák <jan@example.org>',
    'De : Jan Novák <jan@example.org>',
    '-----Original Message-----',
    'Am 30.11.2026 um 10:00 schrieb Jan Novák:',
    'Le 30 nov. 2026 à 10:00, Jan Novák a écrit :',
  ])('%j is of a quoted mail', line => {
    expect(found(`Yes.\n${line}\nNo.`)).toEqual([['quotation', line]])
  })
})

describe('where people are from', () => {
  it.each([
    ['the Town of Ekdalen', 'so the Town of Ekdalen publishes'],
    ['TOWN OF  EKDALEN', 'as TOWN OF  EKDALEN publishes'],
    ['Ekdalen', 'in Ekdalen it is so'],
    ["Ekdalen's", "in Ekdalen's town hall"],
    ['TOE', 'as TOE publishes'],
    ['ToE', 'as ToE publishes'],
  ])('%j of the Town of Ekdalen', (words, text) => {
    expect(found(text)).toEqual([['organisation', words]])
  })

  it('a short name that the thread gives is found', () => {
    const thread = aThread({}, 'The Town of Ekdalen (EkIT) asks.')
    expect(found('EkIT has a program.', thread)).toEqual([['organisation', 'EkIT']])
  })

  it('French short names, and the words that tell which one it is', () => {
    const enquirer = {
      firstName: 'Q',
      lastName: 'Zzyx',
      organisation: 'Direction interministérielle du numérique (DINUM)',
      email: 'q@numerique.gouv.fr',
    }
    const texts = found('La DINUM, direction interministerielle du numerique, publie.', aThread({ enquirer }))
    expect(texts).toEqual([
      ['organisation', 'DINUM'],
      ['organisation', 'direction interministerielle du numerique'],
    ])
  })

  it('words that many organisations have tell nothing', () => {
    expect(found('Every town and every city may publish, says the law of the land.')).toEqual([])
  })

  it.each([
    'ekdalen.se',
    'https://www.ekdalen.se/code/x?y=1',
    'git.it.ekdalen.se',
    'https://github.com/ekdalen/app',
    'https://example.org/~dupont/paper.pdf',
  ])('%s is an address of theirs', address => {
    expect(found(`see ${address}.`)).toEqual([['site', address]])
  })

  it('other addresses of the web are nobody’s', () => {
    expect(found('see https://eupl.eu/1.2/en and joinup.ec.europa.eu.')).toEqual([])
  })

  it('what stands in its place says what it is, in the language of the answer', () => {
    const of = (organisation: string, language: 'en' | 'fr' | 'de') =>
      aThread({
        language,
        enquirer: { firstName: 'Q', lastName: 'Zzyx', organisation, email: 'q@gmail.com' },
      })
    expect(struck('Is Ekdalen’s code free?', of('Ekdalen City Council', 'en'))).toBe(
      'Is a public administration’s code free?',
    )
    expect(struck('Est-ce que Ekdalen peut ?', of('Ekdalen SARL', 'fr'))).toBe(
      'Est-ce que une entreprise peut ?',
    )
    expect(struck('Darf Ekdalen das?', of('Verein Ekdalen', 'de'))).toBe('Darf eine Organisation das?')
    expect(struck('Ja. Ekdalen darf das.', of('Gemeinde Ekdalen', 'de'))).toBe(
      'Ja. Eine öffentliche Verwaltung darf das.',
    )
  })
})

describe('what is personal by its shape', () => {
  it.each([
    ['email', 'a.b+c@example.org'],
    ['email', 'müller@bücher.example'],
    ['email', 'jan [at] example [dot] org'],
    ['phone', '+32 2 299 11 11'],
    ['phone', '+33 (0)1 23 45 67 89'],
    ['phone', '0032-475/12.34.56'],
    ['phone', '030 1234-5678'],
    ['phone', '01 23 45 67 89'],
    ['phone', '(0228) 99 123 45'],
    ['address', '12 Main Street'],
    ['address', '12 bis, rue de la République, 75011 Paris'],
    ['address', '12, avenue de l’Europe'],
    ['address', 'Hauptstraße 12a, 10115 Berlin'],
    ['address', 'Am-Park-Allee 3'],
    ['address', 'Rue de la Loi 200, 1049 Brussels'],
    ['address', 'Postfach 12 34'],
    ['address', 'B-1049 Brussels'],
    ['address', '75011 Paris'],
    ['address', 'SW1A 1AA'],
    ['enquiry_number', 'OSOR-2026-00042'],
    ['enquiry_number', 'osor 2026 00042'],
    ['iban', 'BE68 5390 0754 7034'],
    ['iban', 'DE89370400440532013000'],
    ['ip_address', '192.168.13.7'],
    ['ip_address', '2001:db8::8a2e:370:7334'],
    ['national_id', '85.07.30-033.28'],
    ['national_id', 'RSSMRA85T10A562S'],
    ['national_id', '12345678-Z'],
    ['national_id', '19850730-1234'],
    ['national_id', '1 85 07 75 116 001 23'],
    ['national_id', 'passport no. EH123456'],
    ['national_id', 'Steuer-ID 12 345 678 901'],
    ['number', '4711 0815 42'],
    ['number', '234-5678'],
    ['file_name', 'contract-final.pdf'],
    ['file_name', 'Contract-Final.PDF'],
  ])('%s: %s', (kind, words) => {
    expect(found(`we have ${words}, you know`)).toEqual([[kind, words]])
  })

  it.each([
    ['born on 3 March 1970 in', '3 March 1970'],
    ['Date of birth: 03/03/1970', '03/03/1970'],
    ['née le 3 mars 1970', '3 mars 1970'],
    ['geboren am 3. März 1970', '3. März 1970'],
    ['Geburtsdatum: 1970-03-03', '1970-03-03'],
    ['DOB: 1980/04/03', '1980/04/03'],
  ])('a date of birth: %s', (text, words) => {
    expect(found(text)).toEqual([['birth_date', words]])
  })

  it.each([
    'The EUPL 1.2 of 19 May 2017 has 15 articles, at 10:30 on page 120.',
    'Version 2.0.1, section 5 (a), GPL-3.0-or-later, EUR 12,500.00 in 2024 for 100 people.',
    'Directive 2003/98/EC and Regulation (EU) 2024/903 say so; ISO 639-1 does not.',
    'Decision 2017/863 applies to 24 languages, see Article 5.',
  ])('%j has nothing personal', text => {
    expect(found(text)).toEqual([])
  })
})

describe('findings', () => {
  it('come in their order and never overlap', () => {
    const text =
      'Dear Jean-Pierre Dupont, jp.dupont@it.ekdalen.se of Ekdalen, 12 Dupont Street, OSOR-2026-00042: see ekdalen.se.'
    const findings = findPersonalData(text, factsOfThread(aThread()))
    for (const [index, { from, to, words }] of findings.entries()) {
      expect(text.slice(from, to)).toBe(words)
      expect(from).toBeGreaterThanOrEqual(findings[index - 1]?.to ?? 0)
      expect(to).toBeGreaterThan(from)
    }
    expect(findings).toHaveLength(6)
  })

  it('are there when the enquirer was made anonymous', () => {
    expect(
      found('Vogel wrote to a@b.eu', aThread({ enquirer: null, messages: [] })).map(([kind]) => kind),
    ).toEqual(['name', 'email'])
  })

  it('take no longer than a person waits, however hostile the text', () => {
    const facts = factsOfThread(aThread())
    const hostile = [
      'a',
      'A',
      'A-',
      '1 ',
      '1.',
      'a.',
      'A. ',
      '> ',
      '(',
      '+1',
      'Dear ',
      'a@',
      'A:',
      ' \n',
      'www.',
      'Mr ',
    ]
    for (const each of hostile) {
      const began = performance.now()
      findPersonalData(each.repeat(20_000 / each.length), facts)
      expect([each, performance.now() - began < 3_000]).toEqual([each, true])
    }
  })
})

const letters = [...'aeioubdfghklmnprstvzäöüßéèçñøåłśžšěřčőūœæαβγδικλμνορστабвгдеиклмнорст']
const nameWord = fc
  .array(fc.constantFrom(...letters), { minLength: 4, maxLength: 10 })
  .map(all => all.join(''))
  .filter(word => {
    const known = [commonInOrganisations, nameParticles, noNames, wordsWhenSmall]
    return !known.some(list => list.has(foldWord(word))) && !/^(.)\1+$/.test(word)
  })
  .map(word => word.slice(0, 1).toLocaleUpperCase('en') + word.slice(1))
const aPerson = fc.record({
  first: nameWord,
  last: nameWord,
  organisation: fc.array(nameWord, { minLength: 1, maxLength: 3 }),
})
const writtenAs = fc.constantFrom<(name: string) => string>(
  name => name,
  name => name.toUpperCase(),
  name => name.toLowerCase(),
  name => name.normalize('NFD'),
  name => name.normalize('NFD').replace(/\p{M}/gu, ''),
  name => `${name}'s`,
  name => `${name}’s`,
  name => `(${name})`,
  name => `“${name}”`,
  name => `J. ${name}`,
  name => `${name}.`,
)
const filler = fc.constantFrom(
  'may we',
  'the licence',
  'der Quelltext',
  'la licence',
  'under the EUPL-1.2',
  'and',
  ',',
  '\n',
  ' – ',
)
type Slot = readonly ['first' | 'last' | 'both' | 'organisation', (name: string) => string, string]
const slot = fc.tuple(
  fc.constantFrom('first' as const, 'last' as const, 'both' as const, 'organisation' as const),
  writtenAs,
  filler,
)

function survives(text: string, word: string): boolean {
  const folded = foldWord(text)
  return foldedSpellings(word).some(spelling =>
    new RegExp(String.raw`(?<![\p{L}\p{M}])${spelling}(?![\p{L}\p{M}])`, 'u').test(folded),
  )
}

describe('whatever people and their organisations are called', () => {
  it('no name is left when every finding was struck, in whichever way it was written', () => {
    fc.assert(
      fc.property(
        aPerson,
        fc.array(slot, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('en' as const, 'fr' as const, 'de' as const),
        ({ first, last, organisation }, slots: readonly Slot[], language) => {
          const thread = aThread({
            language,
            enquirer: {
              firstName: first,
              lastName: last,
              organisation: organisation.join(' '),
              email: 'somebody@gmail.com',
            },
          })
          const words = { first, last, both: `${first} ${last}`, organisation: organisation.join(' ') }
          const text = slots.map(([which, write, after]) => `${write(words[which])} ${after} `).join('')
          const left = struck(text, thread)
          for (const word of [first, last, ...organisation]) {
            expect([word, text, left, survives(left, word)]).toEqual([word, text, left, false])
          }
        },
      ),
      { seed, numRuns: 500 },
    )
  })
})
