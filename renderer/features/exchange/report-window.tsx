import { create } from 'zustand'
import { exactTime, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import type { ImportReport } from './import-reports.ts'
import { ReportLines } from './report-lines.tsx'
import './exchange.css'

const useShownReport = create<{ readonly report: ImportReport | null }>()(() => ({ report: null }))

/** Shows the report of an import once more. */
export function showImportReport(report: ImportReport): void {
  useShownReport.setState({ report })
}

/** The window with the report of an import; there once, in the frame. */
export function ReportWindow() {
  const { import: text } = useText().exchange
  const { report } = useShownReport()
  if (report === null) return null
  const close = () => useShownReport.setState({ report: null })
  return (
    <Dialog
      title={text.report}
      isOpen
      onOpenChange={isOpen => !isOpen && close()}
      size="large"
      className="import-window"
    >
      <p>{text.reportOf({ name: report.name, at: exactTime(report.at) })}</p>
      <p>{report.summary}</p>
      <div className="import-report">
        <ReportLines title={text.mapped} lines={report.found} />
        <ReportLines title={text.differs} lines={report.differs} none={text.nothingDiffers} />
      </div>
      <DialogActions>
        <Button variant="primary" autoFocus onPress={close}>
          {text.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
