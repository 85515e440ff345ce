import type { ReactNode, RefObject } from 'react'
import type { Actor } from '#shared/workflow/actor.ts'
import { mayComment, mayReadMargin } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { CommentsPanel, useCommentCommand } from '../../comments/index.ts'
import { useMargin, type WorkingCopy } from '../../library/index.ts'
import { useInspector } from '../../ui-state/inspector.ts'

interface CommentsTabParts {
  readonly copy: WorkingCopy
  readonly actor: Actor
  readonly policy: Policy
  /** The text, without what stands around it. */
  readonly text: RefObject<HTMLDivElement | null>
  /** Stores what is being typed; false where that failed. */
  readonly flush: () => Promise<boolean>
  /** Whether the inspector lies over the text. */
  readonly isOver: () => boolean
}

/** The comments of an item, for whoever reads them; the service has to know the item before there are any. */
export function useCommentsTab({
  copy,
  actor,
  policy,
  text,
  flush,
  isOver,
}: CommentsTabParts): { readonly count: number; readonly panel: ReactNode } | undefined {
  const here = useMargin(copy.id)
  const { choose, show } = useInspector()
  const { stored } = copy
  const standing = stored && {
    author: stored.author.id,
    state: stored.state,
    isPublished: stored.published !== null,
  }
  const isRead = standing !== null && mayReadMargin(actor, policy, standing)
  const asked = useCommentCommand({
    item: copy.id,
    holder: text,
    isEnabled: isRead,
    show: () => {
      choose('comments')
      show(true, isOver() ? 'over' : 'beside')
    },
  })
  if (!isRead || !stored || !here) return undefined
  const { threads, suggestions } = here.margin
  const count =
    threads.filter(({ resolved }) => resolved === null).length +
    suggestions.filter(({ answer }) => answer === null).length +
    here.entries.filter(({ stage }) => stage === 'refused').length
  return {
    count,
    panel: (
      <CommentsPanel
        copy={copy}
        flush={flush}
        revision={stored.revision}
        here={here}
        mayWrite={mayComment(actor, policy, standing)}
        holder={text}
        asked={asked}
      />
    ),
  }
}
