import { folded } from './folded.ts'
import { factPhrases, sectionPhrases } from './heading-phrases.ts'
import { type SectionName, sectionNames, sectionSpec } from './sections.ts'

/** Longer headings are sentences: a word of theirs does not name the section. */
const mostWords = 8

const byPhrase: ReadonlyMap<string, SectionName> = new Map(
  sectionNames.flatMap(name =>
    [folded(sectionSpec(name).heading), ...sectionPhrases[name]].map(phrase => [phrase, name] as const),
  ),
)

/** Words that may stand before the name of a section and say nothing about it. */
const smallWords = new Set(['the', 'our', 'its', 'their', 'a', 'le', 'la', 'les', 'der', 'die', 'das'])

/**
 * The standard section that a heading names, or null where it names none and the section is one of its own. A heading
 * that is one of the known names counts first; then the longest known name with which it begins ("Governance and money"
 * is about governance); then, in short headings, the one with which it ends ("Project results").
 */
export function recogniseHeading(heading: string): SectionName | null {
  const text = folded(heading)
  const exact = byPhrase.get(text)
  if (exact !== undefined) return exact
  const words = text.split(' ')
  if (words.length > mostWords) return null
  const first = smallWords.has(words[0] ?? '') ? 1 : 0
  for (let end = words.length; end > first; end -= 1) {
    const found = byPhrase.get(words.slice(first, end).join(' '))
    if (found !== undefined) return found
  }
  if (words.length > 3) return null
  for (let start = first + 1; start < words.length; start += 1) {
    const found = byPhrase.get(words.slice(start).join(' '))
    if (found !== undefined) return found
  }
  return null
}

/** Whether a caption or a heading announces the facts: "At a glance", "Community at a glance", "En bref" … */
export function announcesFacts(caption: string): boolean {
  const text = folded(caption)
  return factPhrases.some(
    phrase =>
      text === phrase ||
      (phrase.includes(' ') && (text.endsWith(` ${phrase}`) || text.startsWith(`${phrase} `))),
  )
}
