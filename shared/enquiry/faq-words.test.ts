import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { type FaqWords, faqWords, keep, openFindings, strike, takeBack, withEdit } from './faq-words.ts'
import type { PersonalFinding } from './personal-data.ts'
import { factsOfThread } from './thread-facts.ts'

const seed = printedSeed('words of a public answer')

const facts = factsOfThread(
  anEnquiry(1, {
    enquirer: {
      firstName: 'Zoe',
      lastName: 'Dupont',
      organisation: 'Town of Ekdalen',
      email: 'zoe@gmail.com',
    },
  }),
)

const open = (words: FaqWords) => openFindings(words, facts).map(({ words }) => words)

function firstOf(words: FaqWords): PersonalFinding {
  const [first] = openFindings(words, facts)
  if (first === undefined) throw new Error('Nothing is open')
  return first
}

describe('what is decided in a text', () => {
  it('is gone through one by one: struck with the suggestion, or kept', () => {
    const begun = faqWords('May Ekdalen do it? Dupont asks, in Ekdalen.')
    expect(open(begun)).toEqual(['Ekdalen', 'Dupont', 'Ekdalen'])
    const first = firstOf(begun)
    const struck = strike(begun, first, first.suggestion)
    expect(struck.text).toBe('May a public administration do it? Dupont asks, in Ekdalen.')
    expect(open(struck)).toEqual(['Dupont', 'Ekdalen'])
    const kept = keep(struck, firstOf(struck))
    expect(kept.text).toBe(struck.text)
    expect(open(kept)).toEqual(['Ekdalen'])
  })

  it('own words in its place are looked through like the rest', () => {
    const begun = faqWords('Dupont asks.')
    expect(open(strike(begun, firstOf(begun), 'Ms Dupont of Ekdalen'))).toEqual(['Ms Dupont', 'Ekdalen'])
    expect(open(strike(begun, firstOf(begun), 'Somebody'))).toEqual([])
    expect(strike(begun, firstOf(begun), '').text).toBe(' asks.')
  })

  it('a suggestion is nobody’s, even where its words are somebody’s', () => {
    const named = factsOfThread(
      anEnquiry(1, {
        enquirer: { firstName: 'Qx', lastName: 'Enquirer', organisation: '', email: 'q@gmail.com' },
      }),
    )
    const begun = faqWords('So Enquirer asks.')
    const [first] = openFindings(begun, named)
    if (first === undefined) throw new Error('It is there')
    const struck = strike(begun, first, first.suggestion)
    expect(struck.text).toBe('So the enquirer asks.')
    expect(openFindings(struck, named)).toEqual([])
  })

  it('stays when the text is edited elsewhere', () => {
    const kept = keep(faqWords('So Dupont asks.'), firstOf(faqWords('So Dupont asks.')))
    expect(open(withEdit(kept, 'And so Dupont asks.'))).toEqual([])
    expect(open(withEdit(kept, 'So Dupont asks it.'))).toEqual([])
    expect(open(withEdit(kept, 'So Dupont asks Dupont.'))).toEqual(['Dupont'])
  })

  it('is to be decided anew when it is edited itself, or written against', () => {
    const kept = keep(faqWords('So Dupont asks.'), firstOf(faqWords('So Dupont asks.')))
    expect(open(withEdit(kept, 'So DuPont asks.'))).toEqual(['DuPont'])
    expect(open(withEdit(kept, 'So Duponts asks.'))).toEqual(['Duponts'])
    expect(open(withEdit(kept, 'So Zoe Dupont asks.'))).toEqual(['Zoe Dupont'])
    expect(open(withEdit(withEdit(kept, 'So asks.'), 'So Dupont asks.'))).toEqual(['Dupont'])
  })

  it('what is pasted is looked through', () => {
    expect(open(withEdit(faqWords('Yes.'), 'Yes. Call +32 2 299 11 11.'))).toEqual(['+32 2 299 11 11'])
  })

  it('is taken back: what stood there stands there again, and is open', () => {
    const begun = faqWords('So Dupont asks, in Ekdalen.')
    const struck = strike(begun, firstOf(begun), firstOf(begun).suggestion)
    const both = keep(struck, firstOf(struck))
    const [first, second] = both.settled
    if (first === undefined || second === undefined) throw new Error('Both are decided')
    expect(open(takeBack(both, second))).toEqual(['Ekdalen'])
    const back = takeBack(both, first)
    expect(back.text).toBe(begun.text)
    expect(open(back)).toEqual(['Dupont'])
    expect(back.settled).toEqual([{ from: 19, to: 26, was: 'Ekdalen', how: 'kept' }])
  })

  it('whatever is typed wherever, what counts as decided still reads as it was decided', () => {
    const piece = fc.constantFrom('Dupont', 'Ekdalen', 'Zoe', ' ', ' and ', '.', 'x', '😀', '\n')
    const text = fc.array(piece, { maxLength: 12 }).map(all => all.join(''))
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(), fc.nat(8), text)), (begun, edits) => {
        let words = faqWords(begun)
        for (const [at, length, typed] of edits) {
          for (const finding of openFindings(words, facts).slice(0, 2)) words = keep(words, finding)
          const from = at % (words.text.length + 1)
          words = withEdit(words, words.text.slice(0, from) + typed + words.text.slice(from + length))
          for (const { from: begin, to, was } of words.settled) {
            expect(words.text.slice(begin, to)).toBe(was)
          }
        }
      }),
      { seed, numRuns: 300 },
    )
  })
})
