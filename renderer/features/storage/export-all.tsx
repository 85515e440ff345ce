import { useCommand } from '../../commands/index.ts'
import { useEverything } from '../../library/index.ts'
import { useOverlay } from '../../ui-state/overlay.ts'
import { ExportAllWindow } from './export-all-window.tsx'

/** The export of everything in the open library, by its command; there once, in the frame. */
export function ExportAll() {
  const { shown, show, close } = useOverlay()
  const everything = useEverything()
  useCommand('library.exportAll', () => show('export-all'))
  return (
    shown === 'export-all' && <ExportAllWindow everything={everything} onClose={() => close('export-all')} />
  )
}
