import { ImportWindow } from './import-window.tsx'
import { ReportWindow } from './report-window.tsx'

/** The windows of import and of its reports; there once, in the frame. */
export function ExchangeWindows() {
  return (
    <>
      <ImportWindow />
      <ReportWindow />
    </>
  )
}
