import type { Marked } from '../search/excerpt.ts'
import './marked-text.css'

/** A text in which what was searched for is marked. */
export function MarkedText({ parts }: { parts: readonly Marked[] }) {
  let from = 0
  return parts.map(({ text, isHit }) => {
    const key = from
    from += text.length
    return isHit ? (
      <mark key={key} className="marked">
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    )
  })
}
