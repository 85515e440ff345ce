import { ArrowDown, ArrowUp, ChevronLeft, Highlighter, History, MessageSquare, PenLine } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { bodyOf, titleOf } from '#shared/content/item-type.ts'
import { countWords } from '#shared/content/plain-text.ts'
import type { Item } from '#shared/sync/item.ts'
import { acceleratorOf } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import type { WorkingCopy } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import { showComments, useReviewChoices } from '../../ui-state/review-choices.ts'
import { ClaimLine } from './claim-line.tsx'
import type { PlaceInQueue } from './queue.ts'
import type { Claiming } from './use-claim.ts'

interface ReviewHeadProps {
  /** What is on screen, and what the service has stored of it. */
  readonly shown: WorkingCopy
  readonly stored: Item
  readonly typeName: string
  readonly place: PlaceInQueue
  /** Comments that nobody has resolved; null where this person does not read the margin. */
  readonly openComments: number | null
  /** Who reads the item; null where it is not claimed. */
  readonly claiming: Claiming | null
  /** Absent where this person suggests nothing. */
  readonly onSuggest: (() => void) | null
  readonly onCompareVersions: () => void
  readonly onStep: (by: 1 | -1) => void
  readonly onClose: () => void
}

/** What the item is, where it stands in the queue, and what can be done with it besides deciding. */
export function ReviewHead(props: ReviewHeadProps) {
  const { shown, stored, typeName, claiming, onClose } = props
  const text = useText()
  const { type, fields } = shown
  const title = titleOf(type, fields)
  return (
    <header className="review-head">
      <div className="review-line">
        <div className="review-back">
          {/* Where the queue has no room, its heading is not there either. */}
          <h1 className="visually-hidden">{text.review.title}</h1>
          <Button size="small" variant="quiet" icon={<ChevronLeft aria-hidden />} onPress={onClose}>
            {text.review.toQueue}
          </Button>
        </div>
        <StateBadge state={shown.state} />
        <span className="review-by">
          {typeName}
          {' · '}
          {text.review.by({ name: stored.author.name })}
          {' · '}
          {text.review.since[stored.state]} <RelativeTime at={stored.stateSince} />
          {' · '}
          {text.editor.words({ count: countWords(bodyOf(type, fields)) })}
        </span>
        <ReviewTools {...props} />
      </div>
      <h2 className="review-title">{title === '' ? text.types.untitled[type] : title}</h2>
      {claiming && <ClaimLine item={shown.id} revision={stored.revision} claiming={claiming} />}
    </header>
  )
}

function ReviewTools({
  shown,
  place,
  openComments,
  onSuggest,
  onCompareVersions,
  onStep,
}: Omit<ReviewHeadProps, 'stored' | 'typeName' | 'claiming' | 'onClose'>) {
  const text = useText()
  const open = useNavigation(navigation => navigation.open)
  const { areCommentsShown } = useReviewChoices()
  return (
    <span className="review-steps">
      {place.position > 0 && <span className="review-position">{text.review.position(place)}</span>}
      <IconButton
        label={text.review.previous}
        icon={<ArrowUp aria-hidden />}
        accelerator={acceleratorOf('review.previous')}
        isDisabled={place.position <= 1}
        onPress={() => onStep(-1)}
      />
      <IconButton
        label={text.review.next}
        icon={<ArrowDown aria-hidden />}
        accelerator={acceleratorOf('review.next')}
        isDisabled={place.position >= place.count}
        onPress={() => onStep(1)}
      />
      {openComments !== null && (
        <ToggleButton
          className="review-comments-button"
          aria-label={text.comments.show({ count: openComments })}
          isSelected={areCommentsShown}
          onChange={showComments}
        >
          <MessageSquare aria-hidden />
          {openComments > 0 && <span aria-hidden>{openComments}</span>}
        </ToggleButton>
      )}
      {onSuggest && (
        <IconButton
          label={text.suggestions.suggest}
          accelerator={acceleratorOf('review.suggest')}
          icon={<Highlighter aria-hidden />}
          onPress={onSuggest}
        />
      )}
      <IconButton
        label={text.localHistory.compareVersions}
        accelerator={acceleratorOf('item.versions')}
        icon={<History aria-hidden />}
        onPress={onCompareVersions}
      />
      <IconButton
        label={text.review.edit}
        icon={<PenLine aria-hidden />}
        onPress={() => open('drafts', shown.id)}
      />
    </span>
  )
}
