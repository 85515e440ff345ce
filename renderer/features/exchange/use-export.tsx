import { type ReactNode, useState } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { useCommand } from '../../commands/index.ts'
import { ExportWindow } from './export-window.tsx'

interface ExportContext {
  readonly id: ItemId
  readonly type: ItemType
  /** What goes out: the words on screen. */
  readonly fields: ItemFields
}

/** Export of an item, by its key and by whatever calls `start`. `shown` is the window, where it is open. */
export function useExport(item: ExportContext): { readonly start: () => void; readonly shown: ReactNode } {
  const [isOpen, setOpen] = useState(false)
  const start = () => setOpen(true)
  useCommand('item.export', start)
  return { start, shown: isOpen && <ExportWindow {...item} onClose={() => setOpen(false)} /> }
}
