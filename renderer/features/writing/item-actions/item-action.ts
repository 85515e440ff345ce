import type { ReactNode } from 'react'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { CommandId } from '#shared/ipc/commands.ts'
import type { WorkingCopy } from '../../../library/index.ts'

/** What an action works on: the open item, as it is on screen. */
export interface ItemActionContext {
  readonly copy: WorkingCopy
  /** The fields on screen; a long text that is being typed follows at the next pause. */
  readonly fields: ItemFields
  /** The fields with every word as it is now: for what must not miss the last one. */
  readonly current: () => ItemFields
  /** Stores every word now. False where that did not work. */
  readonly flush: () => Promise<boolean>
}

/** Something besides a decision that can be done with an item: an entry of its menu. */
export interface ItemAction {
  readonly id: string
  readonly label: string
  readonly icon: ReactNode
  /** The command with its key, where there is one. */
  readonly command?: CommandId
  readonly run: () => void
}

/** Actions and what they show while they ask something: windows, file pickers. */
export interface ItemActionGroup {
  readonly id: string
  readonly actions: readonly ItemAction[]
  readonly shown?: ReactNode
}
