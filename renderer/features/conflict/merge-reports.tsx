import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { Messages } from '#shared/messages/en.ts'
import { useText } from '../../i18n/index.ts'
import { type KeptMergeReport, useLibrary, useMergeReports } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { showToast } from '../../ui/toast.tsx'
import { mergeName, useHiddenMerges } from '../../ui-state/hidden-merges.ts'
import { MergedParts } from './merged-parts.tsx'
import './conflict.css'

/** So long a merge is told of above the text, in milliseconds: a day. Then it is in the history. */
const toldFor = 86_400_000

function titleOfReport({ by, isDecided }: KeptMergeReport, { conflict: text }: Messages): string {
  return isDecided ? text.settledTitle(by) : text.mergedTitle(by)
}

interface MergeProps {
  readonly item: ItemId
  /** Stores what is being typed; false where that failed. */
  readonly flush: () => Promise<boolean>
}

/** Takes the newest merge of an item back, in one step. */
function UndoMerge({ item, flush }: MergeProps) {
  const { conflict: text } = useText()
  const library = useLibrary()
  const [isBusy, setBusy] = useState(false)
  const undo = async () => {
    setBusy(true)
    const isUndone = (await flush()) && (await library.undoMerge(item).catch(() => false))
    setBusy(false)
    showToast({ message: isUndone ? text.undone : text.undoFailed })
  }
  return (
    <Button
      size="small"
      icon={<Undo2 aria-hidden />}
      isPending={isBusy}
      description={text.undoHelp}
      onPress={() => void undo()}
    >
      {text.undo}
    </Button>
  )
}

function fromOthers({ parts }: KeptMergeReport) {
  return parts.filter(({ from }) => from === 'theirs')
}

/** Tells of the newest merge: whose changes came into the text, and the way back. */
export function MergeNotice({ item, flush }: MergeProps) {
  const text = useText()
  const reports = useMergeReports(item)
  const hidden = useHiddenMerges(state => state.hidden)
  const { hide } = useHiddenMerges.getState()
  const now = useCurrentTime()
  const [newest] = reports ?? []
  if (newest === undefined || newest.undoneAt !== null) return null
  if (hidden.includes(mergeName(item, newest.at)) || now - Date.parse(newest.at) > toldFor) return null
  const title = titleOfReport(newest, text)
  const parts = fromOthers(newest)
  return (
    <Notice
      role="status"
      title={
        <>
          {title} <RelativeTime at={newest.at} className="notice-time" />
        </>
      }
      actions={
        <>
          <UndoMerge item={item} flush={flush} />
          <Button size="small" variant="quiet" onPress={() => hide(item, newest.at)}>
            {text.conflict.hide}
          </Button>
        </>
      }
    >
      {parts.length > 0 && <MergedParts type={newest.type} parts={parts} label={title} />}
    </Notice>
  )
}

/** The merges of the last 30 days; the newest one that stands can be taken back. */
export function MergeList({ item, flush }: MergeProps) {
  const text = useText()
  const reports = useMergeReports(item)
  if (reports === undefined || reports.length === 0) return null
  const standing = reports.find(({ undoneAt }) => undoneAt === null)
  return (
    <section className="merge-list" aria-label={text.conflict.merges}>
      <h3>{text.conflict.merges}</h3>
      <ul>
        {reports.map(report => (
          <li key={report.key}>
            <p>
              {titleOfReport(report, text)} <RelativeTime at={report.at} className="notice-time" />
            </p>
            <MergedParts type={report.type} parts={fromOthers(report)} label={titleOfReport(report, text)} />
            {report.undoneAt !== null && <p className="merge-undone">{text.conflict.takenBack}</p>}
            {report === standing && <UndoMerge item={item} flush={flush} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
