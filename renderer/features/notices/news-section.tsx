import { clsx } from 'clsx'
import { useState } from 'react'
import { Button as RowButton } from 'react-aria-components'
import type { ItemId } from '#shared/content/identity.ts'
import { useText } from '../../i18n/index.ts'
import { type NoticeRecord, useNoticeReading, useNotices } from '../../library/index.ts'
import { TypeIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Tag } from '../../ui/tag.tsx'
import { showToast } from '../../ui/toast.tsx'
import { newsIn, unreadIn } from './news.ts'
import { noticeSentence } from './notice-sentence.ts'
import './news-section.css'

/** Rows before one asks for more. */
const shownRows = 8

interface NewsSectionProps {
  readonly onOpenItem: (item: ItemId) => void
}

/** What happened to one's own items, comments and suggestions: what was not read, and behind a button what was. */
export function NewsSection({ onOpenItem }: NewsSectionProps) {
  const { notices: text } = useText()
  const news = newsIn(useNotices() ?? [])
  const { markRead, markUnread } = useNoticeReading()
  const [isWhole, setWhole] = useState(false)
  const unread = news.filter(({ readAt }) => readAt === '')
  const count = unreadIn(news)
  const shown = isWhole ? news : unread.slice(0, shownRows)
  const hasMore = news.length > Math.min(unread.length, shownRows)
  if (news.length === 0) return null
  const markAll = () => {
    const ids = unread.map(({ id }) => id)
    void markRead(ids).then(() =>
      showToast({
        message: text.allRead({ count }),
        action: { label: text.undo, run: () => void markUnread(ids) },
      }),
    )
  }
  return (
    <section className="home-section" aria-label={text.heading}>
      <header className="home-section-head">
        <h2>{text.heading}</h2>
        {count > 0 && <Tag tone="amber">{text.unread({ count })}</Tag>}
        <div className="home-all news-actions">
          {count > 0 && (
            <Button variant="quiet" size="small" onPress={markAll}>
              {text.markAllRead}
            </Button>
          )}
          {hasMore && (
            <Button variant="quiet" size="small" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
              {isWhole ? text.hideEarlier : text.showEarlier}
            </Button>
          )}
        </div>
      </header>
      {shown.length === 0 ? (
        <p className="home-hint">{text.nothingNew}</p>
      ) : (
        <ul className="home-rows">
          {shown.map(notice => (
            <li key={notice.id}>
              <NewsRow notice={notice} onOpen={() => onOpenItem(notice.item)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function NewsRow({ notice, onOpen }: { notice: NoticeRecord; onOpen: () => void }) {
  const text = useText()
  const isUnread = notice.readAt === ''
  const { markRead } = useNoticeReading()
  return (
    <RowButton
      className={clsx('home-row', isUnread && 'news-unread')}
      onPress={() => {
        void markRead([notice.id])
        onOpen()
      }}
    >
      <TypeIcon type={notice.type} />
      <span className="home-row-words">
        <span className="news-sentence">
          {isUnread && <span className="spoken">{text.notices.unreadOne} </span>}
          {noticeSentence(notice, text)}
        </span>
        {notice.words !== null && <q className="news-words">{notice.words}</q>}
      </span>
      <span className="home-row-aside">
        <RelativeTime at={notice.at} />
      </span>
    </RowButton>
  )
}
