import type { ReactNode } from 'react'
import { useCommand } from '../../../commands/index.ts'
import { useActor } from '../../../editor/use-actor.ts'
import { useText } from '../../../i18n/index.ts'
import type { WorkingCopy } from '../../../library/index.ts'
import { useWhileHere } from '../../../ui/use-while-here.ts'
import { useOpenVersions } from './open-versions.ts'
import { obstacleToRestoring } from './restoring.ts'
import { VersionsDialog } from './versions-dialog.tsx'

interface VersionsParts {
  readonly copy: WorkingCopy
  /** What has to be stored first: what is being typed is the text as it stands. */
  readonly flush?: () => Promise<boolean>
  /** The item is read, for a decision or as it is published. */
  readonly isReading: boolean
}

/** The versions of an item over the page, by the command or by what `compare` hangs on. */
export function useVersions({ copy, flush, isReading }: VersionsParts): {
  readonly compare: () => void
  readonly dialog: ReactNode
} {
  const { localHistory: words } = useText()
  const signedIn = useActor()
  const isOpen = useOpenVersions(open => open.item === copy.id)
  const show = useWhileHere(() => useOpenVersions.getState().show(copy.id, []))
  const compare = () => {
    if (flush) void flush().then(show)
    else show()
  }
  useCommand('item.versions', compare)
  const obstacle =
    signedIn === null ? 'read_only' : obstacleToRestoring(signedIn.actor, signedIn.policy, copy, isReading)
  const dialog = isOpen && (
    <VersionsDialog copy={copy} obstacle={obstacle === null ? null : words.restoreObstacles[obstacle]} />
  )
  return { compare, dialog }
}
