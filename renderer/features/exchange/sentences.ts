import { readCaseStudy } from '#shared/case-study/read.ts'
import { sectionSpec } from '#shared/case-study/sections.ts'
import type { ImportedText } from '#shared/exchange/imported-text.ts'
import type { Messages } from '#shared/messages/en.ts'

/** How a text looks as a case study: which of its headings are sections that every case study has. */
export interface CaseStudyReading {
  readonly sentences: readonly string[]
  /** Number of standard sections that were recognised. */
  readonly recognised: number
}

/** Reads a text as a case study and says what became of its headings and of its table of facts. */
export function readingAsCaseStudy(html: string, text: Messages): CaseStudyReading {
  const words = text.exchange.import
  const { lead, sections, facts } = readCaseStudy(html)
  const known = sections.filter(section => section.name !== null)
  const rows = facts?.sheet.rows ?? []
  const knownFacts = rows.filter(row => row.fact !== null).length
  return {
    recognised: known.length,
    sentences: [
      ...(sections.length === 0 ? [words.noSections] : lead.trim() === '' ? [] : [words.lead]),
      ...sections.map(({ heading, name }) =>
        name === null
          ? words.ownSection({ heading })
          : words.sectionAs({ heading, section: sectionSpec(name).heading }),
      ),
      facts === null ? words.noFacts : words.facts({ known: knownFacts, own: rows.length - knownFacts }),
    ],
  }
}

/** What is different in a text from the file that it came from, a sentence each. */
export function differences(
  imported: ImportedText,
  refusedPictures: readonly string[],
  text: Messages,
): readonly string[] {
  const missing = imported.html.match(/<img [^>]*alt=""/g)?.length ?? 0
  return [
    ...imported.notes.map(text.exchange.import.note),
    ...refusedPictures,
    ...(missing > 0 ? [text.exchange.import.altMissing({ count: missing })] : []),
  ]
}
