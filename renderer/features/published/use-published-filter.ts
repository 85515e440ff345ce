import { useMemo } from 'react'
import type { PublishedFilter } from '../../lists/row-filter.ts'
import { usePublishedChoices } from '../../ui-state/published-choices.ts'
import { useFollows } from '../follows/index.ts'

/** What published texts are narrowed by, with what is followed where only that is to be seen. */
export function usePublishedFilter(): PublishedFilter {
  const narrowing = usePublishedChoices(choices => choices.published)
  const { follows } = useFollows()
  const followed = narrowing.isFollowed ? follows : null
  return useMemo(() => {
    const { topic, country, from, to } = narrowing
    return { topic, country, from, to, followed }
  }, [narrowing, followed])
}
