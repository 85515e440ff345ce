import type { ReactNode } from 'react'
import type { Messages } from '#shared/messages/en.ts'

/**
 * Words with what became of them; the standing is said, not only coloured. It is said by words that every screen reader
 * reads: half of them pass over the roles of `ins` and `del`, and the others would say it twice, so those have none here.
 * `isSaid`: not where the whole around it has said so.
 */
export function marked(
  standing: 'added' | 'removed',
  content: ReactNode,
  text: Messages,
  isSaid = true,
): ReactNode {
  const isAdded = standing === 'added'
  return (
    <>
      {isSaid && <span className="spoken">{isAdded ? text.diff.addedFrom : text.diff.removedFrom}</span>}
      {isAdded ? <ins role="none">{content}</ins> : <del role="none">{content}</del>}
      {isSaid && <span className="spoken">{text.diff.end}</span>}
    </>
  )
}
