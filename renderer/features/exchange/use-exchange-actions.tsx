import { FileInput, FileOutput, FileText } from 'lucide-react'
import type { ItemId } from '#shared/content/identity.ts'
import { type ItemFields, type ItemType, titleOf } from '#shared/content/item-type.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { useImportReport } from './import-reports.ts'
import { askToImport } from './import-state.ts'
import { showImportReport } from './report-window.tsx'
import { useExport } from './use-export.tsx'

/** The open item, as these actions need it. */
interface ExchangeContext {
  readonly id: ItemId
  readonly type: ItemType
  readonly fields: ItemFields
  /** Whether a text may go into it. */
  readonly isWritable: boolean
  /** Stores every word now. False where that did not work. */
  readonly flush: () => Promise<boolean>
}

/** Import into the open item, export of it, and the report on how it was imported. */
export function useExchangeActions({ id, type, fields, isWritable, flush }: ExchangeContext) {
  const text = useText()
  const words = text.exchange
  const report = useImportReport(id)
  const title = titleOf(type, fields) || text.types.untitled[type]
  const importInto = () => askToImport({ target: { item: id, type, title, flush } })
  useCommand('import.open', importInto, { enabled: isWritable })
  const exporting = useExport({ id, type, fields })
  const reportAction =
    report === null
      ? []
      : [
          {
            id: 'import-report',
            label: words.import.report,
            icon: <FileText aria-hidden />,
            run: () => showImportReport(report),
          },
        ]
  const importAction = isWritable
    ? [
        {
          id: 'import',
          label: words.import.open,
          icon: <FileInput aria-hidden />,
          command: 'import.open' as const,
          run: importInto,
        },
      ]
    : []
  return {
    id: 'exchange',
    actions: [
      ...importAction,
      {
        id: 'export',
        label: words.export.open,
        icon: <FileOutput aria-hidden />,
        command: 'item.export' as const,
        run: exporting.start,
      },
      ...reportAction,
    ],
    shown: exporting.shown,
  }
}
