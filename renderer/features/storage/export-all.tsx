import { useCommand } from '../../commands/index.ts'
import { type Everything, useEverything } from '../../library/index.ts'
import { useOverlay } from '../../ui-state/overlay.ts'
import { useReasons } from '../../ui-state/reasons.ts'
import { useRemarks } from '../../ui-state/remarks.ts'
import { ExportAllWindow } from './export-all-window.tsx'

/** With what is being written and belongs to no item yet: comments and reasons that were begun. */
function withWordsInHand(everything: Everything): Everything {
  const inHand = (written: Readonly<Record<string, unknown>>) =>
    Object.entries(written).map(([place, words]) => ({ place, words }))
  return {
    ...everything,
    rest: async () => ({
      ...(await everything.rest()),
      'comments-in-hand': inHand(useRemarks.getState().written),
      'reasons-in-hand': inHand(useReasons.getState().written),
    }),
  }
}

/** The export of everything in the open library, by its command; there once, in the frame. */
export function ExportAll() {
  const { shown, show, close } = useOverlay()
  const everything = useEverything()
  useCommand('library.exportAll', () => show('export-all'))
  return (
    shown === 'export-all' && (
      <ExportAllWindow
        everything={async () => withWordsInHand(await everything())}
        onClose={() => close('export-all')}
      />
    )
  )
}
