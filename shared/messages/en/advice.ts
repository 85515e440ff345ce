import type { AdviceFinding } from '../../content/checks.ts'
import { counted, plural } from '../plural.ts'
import { fields } from './fields.ts'

/** How easy a text is to read: the bands that Flesch gave with his formula. */
export function easeInWords(ease: number): string {
  if (ease >= 70) return 'easy for everybody'
  if (ease >= 60) return 'plain English'
  if (ease >= 50) return 'fairly difficult'
  if (ease >= 30) return 'difficult, as a university text'
  return 'very difficult, for specialists'
}

/** What an editor might do better, in a sentence of its own. */
export function adviceSentence(finding: AdviceFinding): string {
  switch (finding.rule) {
    case 'headline_long':
      return `${fields.name({ field: finding.field })} has ${counted(finding.length)} characters: lists and search results cut it at about ${counted(finding.best)}.`
    case 'headline_short':
      return `${fields.name({ field: finding.field })} has ${counted(finding.words)} ${plural(finding.words, { one: 'word', other: 'words' })}: it may not say enough on its own.`
    case 'picture_without_alt':
      return 'A picture has no alternative text: say what somebody who does not see it has to know.'
    case 'alt_is_file_name':
      return `The alternative text “${finding.value}” is the name of a file, not what the picture shows.`
    case 'bare_link':
      return `The link “${finding.value}” does not say where it leads.`
    case 'raw_address':
      return `An address stands as the text of a link: give it words (${finding.value}).`
    case 'empty_link':
      return `A link has no words that could be clicked (${finding.value}).`
    case 'plain_http':
      return `A link goes over http://, which others can read and change. Try https:// (${finding.value}).`
    case 'unfinished_address':
      return `A link lacks the beginning of its address: did you mean https://${finding.value}?`
    case 'dead_anchor':
      return `A link leads to “${finding.value}” on this page, and the portal keeps no such mark.`
    case 'unknown_item':
      return `A link leads to an item that is not on this computer (${finding.value}).`
    case 'file_not_kept':
      return 'A file that the text names is not on this computer.'
    case 'heading_level_skipped':
      return `A heading of level ${counted(finding.to)} follows one of level ${counted(finding.from)}: a level is left out.`
    case 'first_heading':
      return `The first heading is of level ${counted(finding.level)}: begin with level 2, below the title.`
    case 'top_heading_in_text':
      return 'A heading of level 1 stands in the text: the title is the only one of the page.'
    case 'empty_heading':
      return 'A heading has no words.'
    case 'table_without_header':
      return 'A table has no header cells: who hears it read cannot tell what a cell means.'
    case 'acronym':
      return `“${finding.value}” is never spelt out: write the words once, with the acronym in brackets.`
    case 'hard_to_read':
      return `The text is hard to read: reading ease ${counted(finding.ease)} of 100, ${easeInWords(finding.ease)}; ${counted(finding.wordsPerSentence)} words a sentence.`
    case 'long_sentence':
      return `A sentence has ${counted(finding.words)} words: “${finding.value}”.`
    case 'double_space':
      return `More than one space stands between words: “${finding.value}”.`
    case 'repeated_word':
      return `A word stands there twice: “${finding.value}”.`
    case 'event_in_past':
      return 'The event is over already.'
    case 'unusual_length':
      return finding.words < finding.from
        ? `News have ${counted(finding.from)} to ${counted(finding.to)} words as a rule; this one has ${counted(finding.words)}.`
        : `News have ${counted(finding.from)} to ${counted(finding.to)} words as a rule; with ${counted(finding.words)} this may be two, or a case study.`
    case 'unknown_licence':
      return `${fields.name({ field: finding.field })} “${finding.value}” is not in the SPDX list of licences.`
    case 'deprecated_licence':
      return `${fields.name({ field: finding.field })} “${finding.value}” is an identifier that SPDX has given up: choose the one in its place.`
  }
}
