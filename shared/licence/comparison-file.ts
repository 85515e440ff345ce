import { escapeText } from '../exchange/write-html.ts'
import type { ComparedMark, Comparison } from './comparison.ts'
import type { LicenceTerm, TermGroup } from './terms.ts'

/** A comparison as it goes out of the desk. */
export interface ComparisonFile {
  /** A fragment of HTML: a heading, a table with row headers, the sources, and what the comparison is not. */
  readonly html: string
  /** The same as plain text, for where no table can be shown. */
  readonly text: string
}

/** What a comparison is written with, in a language. */
export interface ComparisonWords {
  readonly comparisonTitle: string
  readonly term: string
  readonly groups: Readonly<Record<TermGroup, string>>
  readonly terms: Readonly<Record<LicenceTerm, { readonly name: string }>>
  readonly mark: (of: { readonly group: TermGroup; readonly mark: ComparedMark }) => string
  readonly sources: string
  readonly noLegalAdvice: string
}

/** Mails are read where no style sheet reaches. */
const cell = 'border:1px solid #cfd1d6;padding:4px 8px;text-align:left;vertical-align:top'
const head = `${cell};background:#f6f6f4`

function htmlOf(comparison: Comparison, words: ComparisonWords): string {
  const { licences, groups } = comparison
  const columns = licences.map(
    ({ id, name }) =>
      `<th scope="col" style="${head}">${escapeText(id)}<br><small>${escapeText(name)}</small></th>`,
  )
  const bodies = groups.map(({ group, rows }) => {
    const lines = rows.map(({ term, marks }) => {
      const cells = marks.map(mark => `<td style="${cell}">${escapeText(words.mark({ group, mark }))}</td>`)
      return `<tr><th scope="row" style="${cell}">${escapeText(words.terms[term].name)}</th>${cells.join('')}</tr>`
    })
    const title = `<tr><th scope="rowgroup" colspan="${licences.length + 1}" style="${head}">${escapeText(words.groups[group])}</th></tr>`
    return `<tbody>${[title, ...lines].join('')}</tbody>`
  })
  const sources = licences.flatMap(({ id, profile }) =>
    profile === null
      ? []
      : [
          `<li>${escapeText(id)}: <a href="${escapeText(profile.source)}">${escapeText(profile.source)}</a></li>`,
        ],
  )
  return [
    `<h2>${escapeText(words.comparisonTitle)}</h2>`,
    `<table style="border-collapse:collapse"><thead><tr><th scope="col" style="${head}">${escapeText(words.term)}</th>${columns.join('')}</tr></thead>${bodies.join('')}</table>`,
    ...(sources.length > 0 ? [`<p>${escapeText(words.sources)}</p>`, `<ul>${sources.join('')}</ul>`] : []),
    `<p>${escapeText(words.noLegalAdvice)}</p>`,
  ].join('\n')
}

function textOf({ licences, groups }: Comparison, words: ComparisonWords): string {
  const parts = groups.map(({ group, rows }) => {
    const lines = rows.map(({ term, marks }) => {
      const said = licences.map(
        ({ id }, at) => `${id}: ${words.mark({ group, mark: marks[at] ?? 'not_said' })}`,
      )
      return `- ${words.terms[term].name} – ${said.join('; ')}`
    })
    return [words.groups[group], ...lines].join('\n')
  })
  const sources = licences.flatMap(({ id, profile }) =>
    profile === null ? [] : [`- ${id}: ${profile.source}`],
  )
  return [
    words.comparisonTitle,
    licences.map(({ id, name }) => `- ${id}: ${name}`).join('\n'),
    ...parts,
    ...(sources.length > 0 ? [[words.sources, ...sources].join('\n')] : []),
    words.noLegalAdvice,
  ].join('\n\n')
}

/** Writes a comparison as HTML and as plain text, in the words of a catalogue; both say that they are no legal advice. */
export function comparisonFile(comparison: Comparison, words: ComparisonWords): ComparisonFile {
  return { html: htmlOf(comparison, words), text: `${textOf(comparison, words)}\n` }
}
