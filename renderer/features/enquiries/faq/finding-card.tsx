import { type RefObject, useState } from 'react'
import { useText } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { selectAll, TextField } from '../../../ui/text-field.tsx'
import type { OpenPlace } from './use-faq.ts'

interface FindingCardProps {
  readonly place: OpenPlace
  /** Which one it is of all that are open, from 1. */
  readonly at: number
  readonly count: number
  readonly card: RefObject<HTMLFormElement | null>
  readonly onStrike: (instead: string) => void
  readonly onKeep: () => void
}

/** One place that a person decides on: struck, with other words in its place or none; or kept. */
export function FindingCard({ place, at, count, card, onStrike, onKeep }: FindingCardProps) {
  const { faq: text } = useText()
  const { finding, side } = place
  const [instead, setInstead] = useState(finding.suggestion)
  return (
    <form
      ref={card}
      className="faq-card"
      aria-label={text.one}
      onSubmit={event => {
        event.preventDefault()
        onStrike(instead)
      }}
    >
      <p className="faq-card-head">
        <Tag tone="amber">{text.kinds[finding.kind]}</Tag>
        <span>{text.where[side]}</span>
        <span className="faq-card-at">{text.ordinal({ at, count })}</span>
      </p>
      <p className="faq-card-words">{finding.words}</p>
      <TextField
        label={text.instead}
        description={text.insteadHelp}
        autoComplete="off"
        value={instead}
        onChange={setInstead}
        onFocus={selectAll}
      />
      <div className="faq-card-actions">
        <Button type="submit" size="small">
          {text.strike}
        </Button>
        <Button size="small" variant="quiet" onPress={onKeep}>
          {text.keep}
        </Button>
      </div>
    </form>
  )
}
