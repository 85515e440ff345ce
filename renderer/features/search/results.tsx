import { memo, useMemo } from 'react'
import { ListBox, ListBoxItem, ListBoxLoadMoreItem } from 'react-aria-components'
import { ItemId, instantOf } from '#shared/content/identity.ts'
import { useText } from '../../i18n/index.ts'
import { ItemTitle, TypeIcon } from '../../lists/item-title.tsx'
import { MarkedText } from '../../lists/marked-text.tsx'
import { type Marked, markedText } from '../../search/excerpt.ts'
import type { Clause } from '../../search/query.ts'
import type { SearchEntry } from '../../search/segment.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'

interface ResultsProps {
  readonly hits: readonly SearchEntry[]
  readonly excerpts: ReadonlyMap<ItemId, readonly Marked[]>
  readonly clauses: readonly Clause[]
  /** Whether there are more than these to show. */
  readonly isMore: boolean
  readonly onMore: () => void
  readonly onOpen: (id: ItemId) => void
}

interface Result extends SearchEntry {
  readonly marked: readonly Marked[]
  readonly excerpt: readonly Marked[]
}

/** What was found, the best first. A key that is typed makes them again only when there is another answer. */
export const Results = memo(function Results({
  hits,
  excerpts,
  clauses,
  isMore,
  onMore,
  onOpen,
}: ResultsProps) {
  const text = useText()
  const results = useMemo(
    () =>
      hits.map(
        (hit): Result => ({
          ...hit,
          marked: markedText(hit.title, clauses),
          excerpt: excerpts.get(hit.id) ?? [],
        }),
      ),
    [hits, excerpts, clauses],
  )
  return (
    <ListBox
      className="search-results"
      aria-label={text.search.results}
      onAction={key => {
        const id = ItemId.safeParse(key)
        if (id.success) onOpen(id.data)
      }}
    >
      {results.map(result => (
        <ResultRow key={result.id} result={result} />
      ))}
      {isMore && <ListBoxLoadMoreItem onLoadMore={onMore} />}
    </ListBox>
  )
})

function ResultRow({ result }: { result: Result }) {
  const text = useText()
  const { id, type, documentType, state, title, changedAt, marked, excerpt } = result
  return (
    <ListBoxItem
      id={id}
      className="search-result"
      textValue={title === '' ? text.types.untitled[type] : title}
    >
      <TypeIcon type={type} />
      <span className="search-result-words">
        <span className="search-result-head">
          {title === '' ? (
            <ItemTitle type={type} title={title} />
          ) : (
            <span className="item-title">
              <MarkedText parts={marked} />
            </span>
          )}
          <StateBadge state={state} />
        </span>
        {excerpt.length > 0 && (
          <span className="search-result-excerpt">
            <MarkedText parts={excerpt} />
          </span>
        )}
        <span className="search-result-foot">
          {text.types.name({ type, documentType })}
          <RelativeTime at={instantOf(new Date(changedAt))} />
        </span>
      </span>
    </ListBoxItem>
  )
}
