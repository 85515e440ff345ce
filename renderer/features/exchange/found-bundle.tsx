import { titleOf } from '#shared/content/item-type.ts'
import type { BundleContent } from '../../exchange/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { ReportLines } from './report-lines.tsx'

interface FoundBundleProps {
  readonly bundle: BundleContent
  readonly onStore: () => void
  readonly onCancel: () => void
}

/** What is in a bundle, before anything is created. */
export function FoundBundle({ bundle: { items, files }, onStore, onCancel }: FoundBundleProps) {
  const text = useText()
  const words = text.exchange.import
  const titles = items.map(({ type, fields }) => {
    const title = titleOf(type, fields)
    return title === '' ? text.types.untitled[type] : title
  })
  return (
    <>
      <p>{words.bundleSummary({ items: items.length, count: files.length })}</p>
      <div className="import-report">
        <ReportLines title={words.mapped} lines={[...new Set(titles)]} />
      </div>
      <p className="import-hint">{words.bundleNote}</p>
      <DialogActions>
        <Button onPress={onCancel}>{words.cancel}</Button>
        <Button variant="primary" autoFocus onPress={onStore}>
          {words.createMany({ count: items.length })}
        </Button>
      </DialogActions>
    </>
  )
}
