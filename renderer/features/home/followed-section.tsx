import { useMemo } from 'react'
import { useText } from '../../i18n/index.ts'
import { type ItemRow, useNoticeReading, useNotices, useTerms } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import { everythingPublished, usePublishedChoices } from '../../ui-state/published-choices.ts'
import { useFollows } from '../follows/index.ts'
import { followedIn } from '../notices/index.ts'
import { asPublished, HomeRow, shownRows } from './home-section.tsx'

const none = [] as const

/** All of it, in Published. */
function showAll(): void {
  const published = { ...everythingPublished.published, isFollowed: true }
  usePublishedChoices.setState({ ...everythingPublished, published, way: 'list' })
  useNavigation.getState().go('published')
}

/** What was published about what one follows, the newest first, and of it what one was told of and does not know yet. */
export function FollowedSection({ rows }: { rows: readonly ItemRow[] }) {
  const text = useText()
  const { follows } = useFollows()
  const { markRead } = useNoticeReading()
  const notices = useNotices() ?? none
  const topics = useTerms('topics') ?? none
  const countries = useTerms('countries') ?? none
  const unread = useMemo(() => followedIn(notices).filter(({ readAt }) => readAt === ''), [notices])
  const count = unread.length
  // What one was told of and follows no more is marked here, too.
  if (rows.length === 0 && count === 0) return null
  const names = ({ published }: ItemRow) => [
    ...topics.filter(({ id }) => follows.topics.includes(id) && published?.topics.includes(id)),
    ...countries.filter(({ id }) => follows.countries.includes(id) && published?.countries.includes(id)),
  ]
  return (
    <section className="home-section" aria-label={text.follows.section}>
      <header className="home-section-head">
        <h2>{text.follows.section}</h2>
        {count > 0 && <Tag tone="accent">{text.follows.sectionNew({ count })}</Tag>}
        <div className="home-all news-actions">
          {count > 0 && (
            <Button
              variant="quiet"
              size="small"
              onPress={() => void markRead(unread.map(({ id }) => id)).catch(() => undefined)}
            >
              {text.follows.markSeen}
            </Button>
          )}
          {rows.length > shownRows && (
            <Button variant="quiet" size="small" onPress={showAll}>
              {text.home.showAll({ count: rows.length })}
            </Button>
          )}
        </div>
      </header>
      <ul className="home-rows">
        {rows.slice(0, shownRows).map(row => (
          <li key={row.id}>
            <HomeRow
              row={asPublished(row)}
              isUnread={unread.some(({ item }) => item === row.id)}
              onOpen={() => useNavigation.getState().open('published', row.id)}
              aside={row.published && <RelativeTime at={row.published.at} />}
              below={
                <span className="home-below">
                  <span>{text.home.by({ name: row.author.name })}</span>
                  {names(row).map(({ id, label }) => (
                    <span key={id}>{label}</span>
                  ))}
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
