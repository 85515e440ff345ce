import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printedSeed } from '../../../tests/support/seed.ts'
import { changeLines, docOfLines, positionOf, textOfLines } from './plain-lines.ts'

const seed = printedSeed('plain lines')
const text = fc.array(fc.constantFrom('a', 'bc', '\n', ' ', '😀'), { maxLength: 20 }).map(all => all.join(''))

describe('a text of lines', () => {
  it('is read as it was written, and each of its letters is where it is said to be', () => {
    fc.assert(
      fc.property(text, words => {
        const doc = docOfLines(words)
        expect(textOfLines(doc)).toBe(words)
        for (let at = 0; at < words.length; at += 1) {
          const letter = words[at]
          if (letter === '\n') continue
          const place = positionOf(words, at)
          expect(doc.textBetween(place, place + 1)).toBe(letter)
        }
      }),
      { seed },
    )
  })

  it('becomes any other text', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { tr } = EditorState.create({ doc: docOfLines(before) })
        expect(textOfLines(changeLines(tr, after).doc)).toBe(after)
      }),
      { seed },
    )
  })
})
