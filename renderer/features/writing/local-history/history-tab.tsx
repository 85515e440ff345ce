import { History } from 'lucide-react'
import { useText } from '../../../i18n/index.ts'
import type { WorkingCopy } from '../../../library/index.ts'
import { Button } from '../../../ui/button.tsx'
import { MergeList } from '../../conflict/index.ts'
import { useOpenVersions } from './open-versions.ts'
import { ServicePart } from './service-part.tsx'
import { useTimeline } from './use-timeline.ts'
import { VersionList } from './version-list.tsx'

interface HistoryTabProps {
  readonly copy: WorkingCopy
  /** Stores what is being typed; false where that failed. */
  readonly flush: () => Promise<boolean>
}

/**
 * The versions of an item in one line: those on this computer and the revisions of the service. One opens over the page.
 * Above them what was merged lately.
 */
export function HistoryTab({ copy, flush }: HistoryTabProps) {
  const { localHistory: text, editor } = useText()
  const timeline = useTimeline(copy)
  const show = useOpenVersions(open => open.show)
  if (timeline === undefined) return <p className="version-hint">{editor.loading}</p>
  const { versions } = timeline
  return (
    <div className="history-tab">
      <Button size="small" icon={<History aria-hidden />} onPress={() => show(copy.id, [])}>
        {text.compareVersions}
      </Button>
      <MergeList item={copy.id} flush={flush} />
      <ServicePart {...timeline} />
      <VersionList versions={versions} onOpen={id => show(copy.id, [id])} />
    </div>
  )
}
