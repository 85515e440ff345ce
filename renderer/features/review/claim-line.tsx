import { Eye } from 'lucide-react'
import { useState } from 'react'
import type { ItemId, Revision } from '#shared/content/identity.ts'
import type { Claim } from '#shared/margin/margin.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { useCommand } from '../../commands/index.ts'
import { clockTime, useText } from '../../i18n/index.ts'
import { type MarginHere, useLibrary } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TakeOverDialog } from './take-over-dialog.tsx'
import type { Claiming } from './use-claim.ts'
import './claim-line.css'

interface ClaimLineProps {
  readonly item: ItemId
  /** The revision on screen. */
  readonly revision: Revision
  readonly claiming: Claiming
}

/** Who reads the item, and the one thing that can be done about it. */
export function ClaimLine({ item, revision, claiming }: ClaimLineProps) {
  const { review: text } = useText()
  const library = useLibrary()
  const [isTaking, setTaking] = useState(false)
  const [hasFailed, setFailed] = useState(false)

  const act = () => {
    setFailed(false)
    if (claiming.kind === 'theirs') {
      setTaking(true)
      return
    }
    const acting = claiming.kind === 'mine' ? library.margins.release(item) : library.margins.claim(item)
    acting.catch(() => setFailed(true))
  }
  useCommand('review.claim', act)

  return (
    <section className="claim-line" aria-label={text.claim.region}>
      <Eye aria-hidden />
      <p role="status">
        <Sentence claiming={claiming} />
      </p>
      {hasFailed && <p role="alert">{text.claim.failed}</p>}
      <Button size="small" variant="quiet" onPress={act}>
        {(claiming.kind === 'nobody' || claiming.kind === 'ended') && text.claim.claim}
        {claiming.kind === 'mine' && text.claim.release}
        {claiming.kind === 'theirs' && text.claim.takeOver}
        <span aria-hidden>
          <KeyHint accelerator="C" />
        </span>
      </Button>
      {isTaking && claiming.kind === 'theirs' && (
        <TakeOverDialog
          item={item}
          holder={claiming.claim.by}
          revision={revision}
          onClose={() => setTaking(false)}
        />
      )}
    </section>
  )
}

function Sentence({ claiming }: { claiming: Claiming }) {
  const { claim: text } = useText().review
  switch (claiming.kind) {
    case 'nobody':
      return text.nobody
    case 'mine':
      return text.yours({ until: clockTime(claiming.claim.until) })
    case 'ended':
      return text.ended({ until: clockTime(claiming.claim.until) })
    case 'theirs':
      return text.theirs({ name: claiming.claim.by.name, until: clockTime(claiming.claim.until) })
  }
}

/** What became of one's own claim without one's doing: taken over, or too late. */
export function ClaimNotices({ here, actor }: { here: MarginHere; actor: Actor }) {
  const { claim: text } = useText().review
  const library = useLibrary()
  const { claim } = here.margin
  const lost = here.entries.find(({ stage, operation }) => stage === 'refused' && operation.kind === 'claim')
  return (
    <>
      {claim?.takenFrom?.who.id === actor.account && <Taken claim={claim} word={claim.takenFrom.word} />}
      {lost && (
        <Notice
          tone="amber"
          role="status"
          title={claim && claim.by.id !== actor.account ? text.lostTitle({ name: claim.by.name }) : undefined}
          actions={
            <Button
              size="small"
              onPress={() => void library.margins.dropRefused(lost.operation.id).catch(() => undefined)}
            >
              {text.understood}
            </Button>
          }
        >
          {claim ? text.lostBody : text.lostToNobody}
          {lost.operation.kind === 'claim' && lost.operation.takesOver && (
            <blockquote className="notice-reason">{lost.operation.takesOver.word}</blockquote>
          )}
        </Notice>
      )}
    </>
  )
}

function Taken({ claim, word }: { claim: Claim; word: string }) {
  const { claim: text } = useText().review
  return (
    <Notice tone="amber" role="status" title={text.takenTitle({ name: claim.by.name })}>
      <blockquote className="notice-reason">{word}</blockquote>
    </Notice>
  )
}
