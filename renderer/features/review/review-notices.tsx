import type { Finding } from '#shared/content/checks.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { Item } from '#shared/sync/item.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { useText } from '../../i18n/index.ts'
import type { MarginHere, WorkingCopy } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { ClaimNotices } from './claim-line.tsx'
import { HeldUpNotice } from './held-up-notice.tsx'

interface ReviewNoticesProps {
  /** The item as it is now, which may be newer than what is on screen. */
  readonly copy: WorkingCopy
  /** What the service has stored of what is on screen. */
  readonly stored: Item
  readonly here: MarginHere | undefined
  readonly actor: Actor
  readonly findings: readonly Finding[]
  readonly hasMovedOn: boolean
  readonly onShowNew: () => void
  readonly onLookAgain: (base: ItemFields) => void
}

/** What is to be known before deciding. */
export function ReviewNotices({
  copy,
  stored,
  here,
  actor,
  findings,
  hasMovedOn,
  onShowNew,
  onLookAgain,
}: ReviewNoticesProps) {
  const text = useText()
  const isChangedHere =
    copy.decisionOnItsWay === null && copy.conflict === null && copy.status.kind !== 'sent'
  return (
    <div className="review-notices">
      {here && <ClaimNotices here={here} actor={actor} />}
      {hasMovedOn && copy.conflict === null && (
        <Notice
          tone="amber"
          role="alert"
          title={text.review.changedTitle}
          actions={
            <Button size="small" onPress={onShowNew}>
              {text.review.showNew}
            </Button>
          }
        >
          {text.review.changedBody}
        </Notice>
      )}
      {copy.conflict && <HeldUpNotice copy={copy} onLookAgain={onLookAgain} />}
      {!hasMovedOn && isChangedHere && <Notice>{text.review.unsentChanges}</Notice>}
      <GivenReason stored={stored} />
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
  )
}

/** Why the item waits: the reason that was given, and what the state means. */
function GivenReason({ stored: { state, decision } }: { stored: Item }) {
  const text = useText()
  const waitsBecause = text.review.waitsBecause[state]
  const given = decision?.to === state && decision.reason ? decision : null
  if (given === null && !waitsBecause) return null
  return (
    <Notice
      title={
        given && (
          <>
            {given.by.name} {text.editor.past[given.transition]}{' '}
            <RelativeTime at={given.at} className="notice-time" />
          </>
        )
      }
    >
      {given && <blockquote className="notice-reason">{given.reason}</blockquote>}
      {waitsBecause && <p>{waitsBecause}</p>}
    </Notice>
  )
}
