import { useEffect, useRef, useState } from 'react'
import { checkFields } from '#shared/content/checks.ts'
import type { ItemId } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { mayClaim, mayComment, mayReadMargin, maySuggest } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { useCommand } from '../../commands/index.ts'
import { CommentsPanel, useCommentCommand } from '../../comments/index.ts'
import { usePrinting } from '../../editor/reading/print-item.tsx'
import { useText } from '../../i18n/index.ts'
import { useMargin, useWorkingCopy, type WorkingCopy } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { noteRead, showComments, useReviewChoices } from '../../ui-state/review-choices.ts'
import { useVersions } from '../writing/index.ts'
import { DecisionBar } from './decision-bar.tsx'
import type { PlaceInQueue } from './queue.ts'
import { ReviewHead } from './review-head.tsx'
import { ReviewNotices } from './review-notices.tsx'
import { type ReviewTab, ReviewText } from './review-text.tsx'
import { SuggestDialog } from './suggest-dialog.tsx'
import { type Claiming, claimingOf, useRenewal } from './use-claim.ts'
import { useReading } from './use-reading.ts'

export interface ReviewItemProps {
  readonly id: ItemId
  readonly actor: Actor
  readonly policy: Policy
  readonly place: PlaceInQueue
  readonly onStep: (by: 1 | -1) => void
  readonly onClose: () => void
  readonly onDecided: (id: ItemId) => void
}

/** One item of the queue, as soon as it is read from the library. */
export function ReviewItem(props: ReviewItemProps) {
  const text = useText()
  const copy = useWorkingCopy(props.id)
  if (copy === undefined) return <div className="review-item" aria-busy="true" />
  if (copy === null || copy.stored === null) {
    return (
      <EmptyState
        title={text.editor.missing}
        body={text.editor.missingBody}
        action={<Button onPress={props.onClose}>{text.review.toQueue}</Button>}
      />
    )
  }
  return <ReadItem {...props} copy={copy} stored={copy.stored} />
}

/** Nothing is typed in a text that is read. */
const nothingTyped = () => Promise.resolve(true)

/** Prints what is on screen; the window's own note says what it is. */
function usePrintCommand({ type, fields, state, stored }: WorkingCopy, typeName: string) {
  const text = useText()
  const printing = usePrinting()
  useCommand('item.print', () => {
    const note = [typeName, text.states[state], stored?.author.name].filter(part => part !== undefined)
    printing.print({ type, fields, note: note.join(' · ') })
  })
  return printing.shown
}

/** The item as it is read, with what stands beside it and what can be decided. */
function ReadItem({
  copy,
  stored: storedNow,
  actor,
  policy,
  place,
  onStep,
  onClose,
  onDecided,
}: ReviewItemProps & { copy: WorkingCopy; stored: Item }) {
  const text = useText()
  const { shown, hasMovedOn, read, showNew, lookAgain } = useReading(copy)
  const stored = shown.stored ?? storedNow
  const { type, fields } = shown
  const findings = checkFields(type, fields)
  const [chosenTab, chooseTab] = useState<ReviewTab | null>(null)
  const documentType = fields['document_type']
  const typeName = text.types.name({
    type,
    documentType: typeof documentType === 'string' ? documentType : null,
  })
  const printed = usePrintCommand({ ...shown, state: copy.state }, typeName)
  const versions = useVersions({ copy, isReading: true })
  const here = useMargin(shown.id)
  const now = useCurrentTime()
  const claiming: Claiming = here ? claimingOf(here, actor, new Date(now)) : { kind: 'nobody' }
  useRenewal(shown.id, claiming)
  const textHolder = useRef<HTMLDivElement>(null)
  const [isSuggesting, setSuggesting] = useState(false)
  const suggest = () => setSuggesting(true)
  useCommand('review.suggest', suggest)
  useEffect(() => noteRead(shown.id, stored.revision), [shown.id, stored.revision])
  const { areCommentsShown } = useReviewChoices()
  const asked = useCommentCommand({
    item: shown.id,
    holder: textHolder,
    isEnabled: true,
    show: () => showComments(true),
  })

  const standing = { author: stored.author.id, state: stored.state, isPublished: stored.published !== null }
  const isClaimable = mayClaim(actor, policy, standing)
  const isMarginRead = mayReadMargin(actor, policy, standing)
  const maySuggestHere = maySuggest(actor, policy, standing)
  const openComments = here?.margin.threads.filter(({ resolved }) => resolved === null).length ?? 0
  return (
    <article className="review-item" aria-label={text.review.item}>
      <ReviewHead
        shown={{ ...shown, state: copy.state }}
        stored={stored}
        typeName={typeName}
        place={place}
        openComments={isMarginRead ? openComments : null}
        claiming={here && isClaimable ? claiming : null}
        onSuggest={maySuggestHere ? suggest : null}
        onCompareVersions={versions.compare}
        onStep={onStep}
        onClose={onClose}
      />
      <ReviewNotices
        copy={copy}
        stored={stored}
        here={here}
        actor={actor}
        findings={findings}
        hasMovedOn={hasMovedOn}
        onShowNew={showNew}
        onLookAgain={base => {
          lookAgain(base)
          chooseTab('changes')
        }}
      />
      <div className="review-middle">
        <div ref={textHolder} className="review-reading">
          <ReviewText
            shown={shown}
            stored={stored}
            read={read}
            chosenTab={chosenTab}
            onChooseTab={chooseTab}
          />
        </div>
        {here && isMarginRead && areCommentsShown && (
          <aside className="review-comments" aria-label={text.comments.title}>
            <CommentsPanel
              copy={shown}
              revision={stored.revision}
              flush={nothingTyped}
              here={here}
              mayWrite={mayComment(actor, policy, standing)}
              holder={textHolder}
              asked={asked}
            />
          </aside>
        )}
      </div>
      <DecisionBar
        copy={shown}
        actor={actor}
        policy={policy}
        findings={findings}
        hasMovedOn={hasMovedOn}
        isOnItsWay={copy.decisionOnItsWay !== null}
        isHeldUp={copy.conflict !== null}
        readBy={claiming.kind === 'theirs' ? claiming.claim.by : null}
        onDecided={() => onDecided(shown.id)}
      />
      {isSuggesting && maySuggestHere && <SuggestDialog copy={shown} onClose={() => setSuggesting(false)} />}
      {versions.dialog}
      {printed}
    </article>
  )
}
