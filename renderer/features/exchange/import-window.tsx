import { useText } from '../../i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import { ChooseFile } from './choose-file.tsx'
import { FoundBundle } from './found-bundle.tsx'
import { FoundText } from './found-text.tsx'
import { ImportProgress } from './import-progress.tsx'
import { type ImportRequest, useImportState } from './import-state.ts'
import { showImportReport } from './report-window.tsx'
import { type ImportStage, type Stored, useImportRun } from './use-import-run.ts'
import './exchange.css'

/** The window for importing; there once, in the frame. */
export function ImportWindow() {
  const { request } = useImportState()
  return request === null ? null : <OpenImportWindow request={request} />
}

function OpenImportWindow({ request }: { request: ImportRequest }) {
  const { import: text } = useText().exchange
  const { close } = useImportState.getState()
  const tellStored = useTellStored()
  const run = useImportRun(request.file, stored => {
    close()
    tellStored(stored)
  })
  const { stage } = run
  return (
    <Dialog
      title={titleOf(stage, text)}
      isOpen
      // While words are being stored there is no way out: it takes a moment, and ends by itself.
      onOpenChange={isOpen => !isOpen && stage.kind !== 'keeping' && close()}
      size={stage.kind === 'text' || stage.kind === 'bundle' ? 'large' : 'medium'}
      className="import-window"
    >
      {'problem' in stage && stage.problem !== null && stage.kind !== 'choosing' && (
        <Notice tone="red" role="alert">
          {stage.problem}
        </Notice>
      )}
      <Stage run={run} request={request} onCancel={close} />
    </Dialog>
  )
}

interface StageProps {
  readonly run: ReturnType<typeof useImportRun>
  readonly request: ImportRequest
  readonly onCancel: () => void
}

function Stage({ run, request, onCancel }: StageProps) {
  const { import: text } = useText().exchange
  const { stage } = run
  switch (stage.kind) {
    case 'choosing':
      return <ChooseFile problem={stage.problem} onFile={run.read} />
    case 'reading':
      return <ImportProgress sentence={text.reading(stage)} part={null} onCancel={run.stop} />
    case 'text':
      return (
        <FoundText
          imported={stage.imported}
          pictures={stage.pictures}
          request={request}
          onStore={run.storeText}
          onCancel={onCancel}
        />
      )
    case 'bundle':
      return <FoundBundle bundle={stage.bundle} onStore={run.storeBundle} onCancel={onCancel} />
    case 'keeping':
      return <ImportProgress sentence={text.keeping(stage)} part={stage} />
  }
}

function titleOf(stage: ImportStage, text: ReturnType<typeof useText>['exchange']['import']): string {
  if (stage.kind === 'text') return text.reportTitle(stage)
  return stage.kind === 'bundle' ? text.bundleTitle(stage) : text.title
}

/** Opens what was imported and says where its report is. */
function useTellStored(): (stored: Stored) => void {
  const { import: text } = useText().exchange
  const open = useNavigation(navigation => navigation.open)
  const go = useNavigation(navigation => navigation.go)
  return stored => {
    if (stored.kind === 'bundle') {
      const [first, second] = stored.items
      if (first !== undefined && second === undefined) open('drafts', first)
      else go('drafts')
      showToast({ message: text.createdMany({ count: stored.items.length }) })
      return
    }
    const { item, report, destination } = stored
    const action = { label: text.showReport, run: () => showImportReport(report) }
    if (destination.kind === 'draft') {
      const { view } = useNavigation.getState().place
      open(view === 'caseStudies' && destination.as === 'case_study' ? view : 'drafts', item)
      showToast({ message: text.created({ title: destination.title || report.name }), action })
    } else showToast({ message: destination.kind === 'caret' ? text.inserted : text.replaced, action })
  }
}
