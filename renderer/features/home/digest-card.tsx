import { ChevronRight } from 'lucide-react'
import { Button as LineButton } from 'react-aria-components'
import type { Instant, ItemId } from '#shared/content/identity.ts'
import type { Messages } from '#shared/messages/en.ts'
import { counted } from '#shared/messages/plural.ts'
import { dayOf, exactTime, timeAgo, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import type { Absence } from '../../ui-state/last-look.ts'
import { useNavigation } from '../../ui-state/navigation.ts'
import { everythingPublished, usePublishedChoices } from '../../ui-state/published-choices.ts'
import type { DigestGroup, DigestLine } from './digest.ts'
import './digest-card.css'

function sentenceOf(line: DigestLine, { digest, types }: Messages): string {
  const { count } = line
  switch (line.kind) {
    case 'notice': {
      const { of, item } = line
      const title = item && (item.title === '' ? types.untitled[item.type] : item.title)
      return digest.notices[of]({ count, title })
    }
    case 'published':
      return digest.published[line.type]({ count })
    case 'review':
    case 'enquiries':
    case 'followed':
      return digest[line.kind]({ count })
  }
}

function keyOf(line: DigestLine): string {
  return line.kind === 'notice' ? line.of : line.kind === 'published' ? line.type : line.kind
}

/** Shows in Published what was published since a moment. */
function showPublished(since: Instant, narrowing: Partial<typeof everythingPublished>): void {
  usePublishedChoices.setState({
    ...everythingPublished,
    ...narrowing,
    published: { ...everythingPublished.published, ...narrowing.published, from: dayOf(since) },
    way: 'list',
    sort: { column: 'date', direction: 'descending' },
  })
  useNavigation.getState().go('published')
}

interface DigestCardProps {
  readonly absence: Absence
  readonly groups: readonly DigestGroup[]
  /** Until when this computer has heard from the service; null: not since this is noted. */
  readonly heard: Instant | null
  readonly onOpenItem: (item: ItemId) => void
  /** Goes to what happened, item by item. */
  readonly onShowNews: () => void
  readonly onSeen: () => void
}

/** What happened while somebody was away, in lines that lead to their places; it stays until it is put away. */
export function DigestCard({ absence, groups, heard, onOpenItem, onShowNews, onSeen }: DigestCardProps) {
  const text = useText()
  const { digest } = text
  const open = (line: DigestLine) => {
    switch (line.kind) {
      case 'notice':
        return line.item === null ? onShowNews() : onOpenItem(line.item.id)
      case 'review':
      case 'enquiries':
        return useNavigation.getState().go(line.kind)
      case 'followed':
        return showPublished(absence.from, {
          published: { ...everythingPublished.published, isFollowed: true },
        })
      case 'published':
        return showPublished(absence.from, { types: [line.type] })
    }
  }
  const isHeard = heard !== null && heard >= absence.to
  return (
    <section className="digest" aria-label={digest.heading}>
      <header className="digest-head">
        <h2>{digest.heading}</h2>
        <time className="digest-since" dateTime={absence.from}>
          {digest.since({ when: exactTime(absence.from) })}
        </time>
        <Button size="small" className="digest-seen" onPress={onSeen}>
          {digest.seen}
        </Button>
      </header>
      {groups.length === 0 && (
        <p className="digest-nothing">{isHeard ? digest.nothing : digest.nothingHeard}</p>
      )}
      {!isHeard && <NotHeard heard={heard} />}
      {groups.length > 0 && (
        <div className="digest-groups">
          {groups.map(({ id, count, lines }) => (
            <section key={id} className="digest-group" aria-label={digest.groups[id]}>
              <h3>
                {digest.groups[id]} <span className="digest-count">{counted(count)}</span>
              </h3>
              <ul>
                {lines.map(line => (
                  <li key={keyOf(line)}>
                    <LineButton className="digest-line" onPress={() => open(line)}>
                      <span className="digest-sentence">{sentenceOf(line, text)}</span>
                      <ChevronRight aria-hidden />
                    </LineButton>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </section>
  )
}

/** What this cannot know yet. */
function NotHeard({ heard }: { heard: Instant | null }) {
  const { digest, frame } = useText()
  const now = new Date(useCurrentTime())
  return (
    <p className="digest-nothing">
      {heard === null ? digest.neverHeard : digest.notHeard({ when: timeAgo(heard, now) ?? frame.justNow })}
    </p>
  )
}
