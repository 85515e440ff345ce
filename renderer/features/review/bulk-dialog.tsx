import { useState } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import { longestReason } from '#shared/sync/operation.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import { decisionName } from '../../editor/decision-name.ts'
import { useText } from '../../i18n/index.ts'
import { useLibrary } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useReviewChoices } from '../../ui-state/review-choices.ts'
import {
  type BulkObstacle,
  type BulkReader,
  bulkDecisions,
  bulkObstacle,
  needsReason,
  revisionOf,
} from './bulk.ts'
import type { QueueEntry } from './queue.ts'

interface BulkDialogProps extends BulkReader {
  readonly entries: readonly QueueEntry[]
  readonly onClose: () => void
}

type Result = 'done' | 'failed'

/** One decision on many items: each in its own revision, with a result for each. */
export function BulkDialog({ entries, onClose, ...reader }: BulkDialogProps) {
  const text = useText()
  const library = useLibrary()
  // What is decided leaves the queue: the list stays as it was when the dialog was opened.
  const [listed] = useState(entries)
  const decisions = bulkDecisions(listed, reader)
  const [chosen, setChosen] = useState<TransitionName | null>(null)
  const transition = chosen ?? decisions[0] ?? null
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [results, setResults] = useState<ReadonlyMap<ItemId, Result>>(new Map())
  const isDone = results.size > 0
  const obstacleOf = (entry: QueueEntry): BulkObstacle | null =>
    transition === null ? 'not_here' : bulkObstacle(entry, transition, reader)
  const ready = listed.filter(entry => obstacleOf(entry) === null)
  const asksReason = transition !== null && needsReason(ready, transition, reader)
  const nameOf = (name: TransitionName) => decisionName(name, false, text)

  const decide = useOneAtATime(async () => {
    if (transition === null || ready.length === 0) return
    const words = reason.trim()
    if (asksReason && (words === '' || words.length > longestReason)) {
      setMissing(true)
      return
    }
    const outcomes = new Map<ItemId, Result>()
    for (const { row } of ready) {
      const read = revisionOf(row)
      if (read === null) continue
      const decision = { transition, read, ...(asksReason ? { reason: words } : {}) }
      const outcome = await library.decide(row.id, decision).then(
        (): Result => 'done',
        (): Result => 'failed',
      )
      outcomes.set(row.id, outcome)
    }
    setResults(outcomes)
    const decided = new Set([...outcomes].flatMap(([id, outcome]) => (outcome === 'done' ? [id] : [])))
    useReviewChoices.setState(({ marked }) => ({
      marked: new Set([...marked].filter(id => !decided.has(id))),
    }))
  })

  return (
    <Dialog
      title={text.review.bulk.title({ count: listed.length })}
      size="large"
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) onClose()
      }}
      className="bulk-dialog"
    >
      <p className="bulk-note">{text.review.bulk.note}</p>
      {!isDone && (
        <SelectMenu
          label={text.review.bulk.decision}
          choices={decisions.map(id => ({ id, label: nameOf(id) }))}
          value={transition}
          onChange={setChosen}
        />
      )}
      {!isDone && asksReason && (
        <TextField
          label={text.editor.reason}
          description={text.review.reasonHelp}
          multiline
          value={reason}
          onChange={typed => {
            setMissing(false)
            setReason(typed)
          }}
          isInvalid={isMissing}
          errorMessage={
            reason.trim().length > longestReason
              ? text.fields.tooLong({ over: reason.trim().length - longestReason })
              : text.editor.reasonMissing
          }
          isRequired
          validationBehavior="aria"
        />
      )}
      <ul className="bulk-list" aria-label={text.review.bulk.list}>
        {listed.map(entry => (
          <li key={entry.row.id}>
            <span className="bulk-title">
              {entry.row.title === '' ? text.types.untitled[entry.row.type] : entry.row.title}
            </span>
            <Outcome result={results.get(entry.row.id)} obstacle={obstacleOf(entry)} />
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button variant={isDone ? 'primary' : 'quiet'} onPress={onClose}>
          {isDone ? text.review.bulk.close : text.frame.cancel}
        </Button>
        {!isDone && (
          <Button variant="primary" aria-disabled={ready.length === 0} onPress={decide}>
            {transition === null || ready.length === 0
              ? text.review.bulk.nothing
              : text.review.bulk.confirm({ decision: nameOf(transition), count: ready.length })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}

function Outcome({ result, obstacle }: { result: Result | undefined; obstacle: BulkObstacle | null }) {
  const { bulk: text } = useText().review
  if (result === 'done') return <Tag tone="green">{text.done}</Tag>
  if (result === 'failed') return <Tag tone="red">{text.failed}</Tag>
  return obstacle === null ? <Tag>{text.ready}</Tag> : <Tag tone="amber">{text.obstacles[obstacle]}</Tag>
}
