import { ArrowDown, ArrowUp, ChevronLeft, Highlighter, MessageSquare, PenLine } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { checkFields } from '#shared/content/checks.ts'
import type { ItemId } from '#shared/content/identity.ts'
import { bodyOf, type ItemFields, titleOf } from '#shared/content/item-type.ts'
import { countWords } from '#shared/content/plain-text.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { mayClaim, mayComment, mayReadMargin, maySuggest } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { useCommand } from '../../commands/index.ts'
import { CommentsPanel, useCommentCommand } from '../../comments/index.ts'
import { changesBetween } from '../../editor/compare/changes.ts'
import { ChangesView } from '../../editor/compare/changes-view.tsx'
import { ItemText } from '../../editor/reading/item-text.tsx'
import { usePrinting } from '../../editor/reading/print-item.tsx'
import { TrailView } from '../../editor/trail-view.tsx'
import { calendarDay, useText } from '../../i18n/index.ts'
import { useMargin, useWorkingCopy, type WorkingCopy } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import { noteRead, useReviewChoices } from '../../ui-state/review-choices.ts'
import { ClaimLine, ClaimNotices } from './claim-line.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { HeldUpNotice } from './held-up-notice.tsx'
import { SuggestDialog } from './suggest-dialog.tsx'
import { type Claiming, claimingOf, useRenewal } from './use-claim.ts'

type Side = 'changes' | 'text' | 'trail'

export interface ReviewItemProps {
  readonly id: ItemId
  readonly actor: Actor
  readonly policy: Policy
  /** Where the item stands in the queue; position 0: not in it any more. */
  readonly place: { readonly position: number; readonly count: number }
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
  return <ReadItem {...props} copy={copy} />
}

/** Nothing is typed in a text that is read. */
const nothingTyped = () => Promise.resolve(true)

const showComments = (areCommentsShown: boolean) => useReviewChoices.setState({ areCommentsShown })

/**
 * The item as it is read. It stays what it was when reading began, until the reader asks for the new text: a decision
 * stands on what was on screen.
 */
function ReadItem({
  copy,
  actor,
  policy,
  place,
  onStep,
  onClose,
  onDecided,
}: ReviewItemProps & { copy: WorkingCopy }) {
  const text = useText()
  const [reading, setReading] = useState(copy)
  const hasMovedOn = copy.stored?.revision !== reading.stored?.revision
  useEffect(() => {
    // The same revision: only where it stands on its way has changed.
    if (!hasMovedOn) setReading(copy)
  }, [copy, hasMovedOn])
  const shown = hasMovedOn ? reading : copy
  const { type, fields, stored } = shown
  const title = titleOf(type, fields)
  const findings = checkFields(type, fields)
  const [chosenSide, setChosenSide] = useState<Side | null>(null)
  /** The text that was on screen before this one, while there is something to compare with it. */
  const [read, setRead] = useState<ItemFields | null>(null)
  const [comparedWith, compareWith] = useState<'read' | 'published'>('read')
  const isChangedHere =
    copy.decisionOnItsWay === null && copy.conflict === null && copy.status.kind !== 'sent'
  const open = useNavigation(navigation => navigation.open)
  const published = stored?.published ?? null
  const live = published === null ? null : (published.fields ?? stored?.fields ?? fields)
  const isSinceRead = read !== null && comparedWith === 'read'
  const before = isSinceRead ? read : live
  const isNewToReaders = useMemo(
    () => before === null || changesBetween(type, before, fields).length > 0,
    [type, before, fields],
  )
  const printing = usePrinting()
  const documentType = fields['document_type']
  const typeName = text.types.name({
    type,
    documentType: typeof documentType === 'string' ? documentType : null,
  })
  useCommand('item.print', () => {
    const note = [typeName, text.states[copy.state], stored?.author.name].filter(part => part !== undefined)
    printing.print({ type, fields, note: note.join(' · ') })
  })
  const here = useMargin(shown.id)
  const now = useCurrentTime()
  const claiming: Claiming = here ? claimingOf(here, actor, new Date(now)) : { kind: 'nobody' }
  useRenewal(shown.id, claiming)
  const textHolder = useRef<HTMLDivElement>(null)
  const [isSuggesting, setSuggesting] = useState(false)
  useCommand('review.suggest', () => setSuggesting(true))
  const revisionShown = stored?.revision
  useEffect(() => {
    if (revisionShown !== undefined) noteRead(shown.id, revisionShown)
  }, [shown.id, revisionShown])
  const { areCommentsShown: isCommentsShown } = useReviewChoices()
  const asked = useCommentCommand({
    item: shown.id,
    holder: textHolder,
    isEnabled: stored !== null,
    show: () => showComments(true),
  })
  if (stored === null) return null

  const openComments = here?.margin.threads.filter(({ resolved }) => resolved === null).length ?? 0
  const standing = { author: stored.author.id, state: stored.state, isPublished: stored.published !== null }
  const isClaimable = mayClaim(actor, policy, standing)
  const isMarginRead = mayReadMargin(actor, policy, standing)
  const maySuggestHere = maySuggest(actor, policy, standing)
  // Where nothing differs from what readers see, the text is what there is to look at.
  const side = chosenSide ?? (isNewToReaders ? 'changes' : 'text')
  const waitsBecause = text.review.waitsBecause[stored.state]
  const givenReason = stored.decision?.to === stored.state && stored.decision.reason ? stored.decision : null
  return (
    <article className="review-item" aria-label={text.review.item}>
      <header className="review-head">
        <div className="review-line">
          <span className="review-back">
            <Button size="small" variant="quiet" icon={<ChevronLeft aria-hidden />} onPress={onClose}>
              {text.review.toQueue}
            </Button>
          </span>
          <StateBadge state={copy.state} />
          <span className="review-by">
            {typeName}
            {' · '}
            {text.review.by({ name: stored.author.name })}
            {' · '}
            {text.review.since[stored.state]} <RelativeTime at={stored.stateSince} />
            {' · '}
            {text.editor.words({ count: countWords(bodyOf(type, fields)) })}
          </span>
          <span className="review-steps">
            {place.position > 0 && <span className="review-position">{text.review.position(place)}</span>}
            <IconButton
              label={text.review.previous}
              icon={<ArrowUp aria-hidden />}
              accelerator="K"
              isDisabled={place.position <= 1}
              onPress={() => onStep(-1)}
            />
            <IconButton
              label={text.review.next}
              icon={<ArrowDown aria-hidden />}
              accelerator="J"
              isDisabled={place.position >= place.count}
              onPress={() => onStep(1)}
            />
            {isMarginRead && (
              <ToggleButton
                className="review-comments-button"
                aria-label={text.comments.show({ count: openComments })}
                isSelected={isCommentsShown}
                onChange={showComments}
              >
                <MessageSquare aria-hidden />
                {openComments > 0 && <span aria-hidden>{openComments}</span>}
              </ToggleButton>
            )}
            {maySuggestHere && (
              <IconButton
                label={text.suggestions.suggest}
                accelerator="S"
                icon={<Highlighter aria-hidden />}
                onPress={() => setSuggesting(true)}
              />
            )}
            <IconButton
              label={text.review.edit}
              icon={<PenLine aria-hidden />}
              onPress={() => open('drafts', shown.id)}
            />
          </span>
        </div>
        <h2 className="review-title">{title === '' ? text.types.untitled[type] : title}</h2>
        {here && isClaimable && <ClaimLine item={shown.id} revision={stored.revision} claiming={claiming} />}
      </header>
      <div className="review-notices">
        {here && <ClaimNotices here={here} actor={actor} />}
        {hasMovedOn && copy.conflict === null && (
          <Notice
            tone="amber"
            role="alert"
            title={text.review.changedTitle}
            actions={
              <Button
                size="small"
                onPress={() => {
                  setRead(reading.fields)
                  setReading(copy)
                }}
              >
                {text.review.showNew}
              </Button>
            }
          >
            {text.review.changedBody}
          </Notice>
        )}
        {copy.conflict && (
          <HeldUpNotice
            copy={copy}
            onLookAgain={base => {
              setRead(base)
              setReading(copy)
              setChosenSide('changes')
            }}
          />
        )}
        {!hasMovedOn && isChangedHere && <Notice>{text.review.unsentChanges}</Notice>}
        {(givenReason || waitsBecause) && (
          <Notice
            title={
              givenReason && (
                <>
                  {givenReason.by.name} {text.editor.past[givenReason.transition]}{' '}
                  <RelativeTime at={givenReason.at} className="notice-time" />
                </>
              )
            }
          >
            {givenReason && <blockquote className="notice-reason">{givenReason.reason}</blockquote>}
            {waitsBecause && <p>{waitsBecause}</p>}
          </Notice>
        )}
        {findings.length > 0 && (
          <Notice tone="amber" title={text.review.incomplete({ count: findings.length })}>
            <ul>
              {findings.map(finding => (
                <li key={`${finding.field} ${finding.rule} ${'value' in finding ? finding.value : ''}`}>
                  {text.checks.sentence({ finding })}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      <div className="review-middle">
        <div ref={textHolder} className="review-reading">
          <Tabs
            className="review-tabs"
            label={text.review.item}
            selected={side}
            onSelect={setChosenSide}
            tabs={[
              {
                id: 'changes',
                label: text.review.changes,
                panel: (
                  <>
                    {read !== null && live !== null && (
                      <SelectMenu
                        label={text.review.compareWith}
                        choices={(['read', 'published'] as const).map(id => ({
                          id,
                          label: text.review.comparisons[id],
                        }))}
                        value={comparedWith}
                        onChange={compareWith}
                      />
                    )}
                    <ChangesView
                      type={type}
                      before={before}
                      after={fields}
                      hideTitle
                      {...(isSinceRead
                        ? { against: text.review.sinceRead }
                        : published !== null && {
                            against: text.diff.against({
                              revision: published.revision,
                              date: calendarDay(published.at),
                            }),
                          })}
                    />
                  </>
                ),
              },
              {
                id: 'text',
                label: text.review.text,
                panel: <ItemText type={type} fields={fields} hideTitle />,
              },
              {
                id: 'trail',
                label: text.review.trail,
                panel: <TrailView item={shown.id} type={type} revision={stored.revision} />,
              },
            ]}
          />
        </div>
        {here && isMarginRead && isCommentsShown && (
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
      {printing.shown}
    </article>
  )
}
