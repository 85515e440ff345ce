import { Link } from 'react-aria-components'
import type { Messages } from '#shared/messages/en.ts'
import type { Move } from './body-node.ts'

interface MoveLinkProps {
  readonly way: Move['way']
  /** The id of the other place. */
  readonly twin: string | null
  readonly text: Messages
  readonly onGoTo: (id: string) => void
}

/** Leads from where a block was to where it is now, and back. */
export function MoveLink({ way, twin, text, onGoTo }: MoveLinkProps) {
  return (
    twin !== null && (
      <Link className="change-move-link" onPress={() => onGoTo(twin)}>
        {text.diff.toMoved[way]}
      </Link>
    )
  )
}
