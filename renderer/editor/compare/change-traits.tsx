import type { ReactNode } from 'react'
import { fileIdOf } from '#shared/content/kept-file.ts'
import type { Messages } from '#shared/messages/en.ts'
import type { Side } from './body-node.ts'
import type { TraitChange } from './body-traits.ts'
import { marked } from './marked.tsx'

interface ChangeTraitsProps {
  readonly traits: readonly TraitChange[]
  /** The version that is shown; null: both. */
  readonly side: Side | null
  readonly text: Messages
}

/** What an element says otherwise than before, in words: “Alternative text: a map → a plan”. */
export function ChangeTraits({ traits, side, text }: ChangeTraitsProps) {
  const wordsFor = (trait: TraitChange, of: Side): ReactNode => {
    const value = trait[of]
    const words = text.diff.traitValue({ trait: trait.trait, value, file: fileIdOf(value) })
    // That there was nothing is no words that went.
    return value === '' ? words : marked(of === 'before' ? 'removed' : 'added', words, text)
  }
  return (
    // Spans, because a picture may stand in a line of words.
    <span className="change-traits">
      {traits.map(trait => (
        <span key={trait.trait} className="change-trait">
          <span className="change-trait-name">{`${text.diff.traits[trait.trait]}: `}</span>
          {side !== 'after' && wordsFor(trait, 'before')}
          {side === null && <span aria-hidden>{' → '}</span>}
          {side !== 'before' && wordsFor(trait, 'after')}
        </span>
      ))}
    </span>
  )
}
