import { clsx } from 'clsx'
import type { ClipboardEvent, ReactNode } from 'react'
import { DropZone, type DropZoneProps, Text } from 'react-aria-components'
import './drop-files.css'

interface DropFilesProps {
  /** What can be dropped or pasted, for somebody who does not see the place. */
  readonly label: string
  readonly onFiles: (files: readonly File[]) => void
  readonly children: ReactNode
  readonly className?: string
}

type DropEvent = Parameters<NonNullable<DropZoneProps['onDrop']>>[0]

/** The files of what was dropped; a folder has none. */
async function filesOf({ items }: DropEvent): Promise<readonly File[]> {
  const files = await Promise.all(items.map(item => (item.kind === 'file' ? item.getFile() : null)))
  return files.filter(file => file !== null)
}

/** A place where files are dropped, or pasted while the focus is in it. */
export function DropFiles({ label, onFiles, children, className }: DropFilesProps) {
  // The component library reads dropped files only: a picture of the screen on the clipboard stands in no folder.
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    onFiles(files)
  }
  return (
    <div onPaste={paste}>
      <DropZone
        className={clsx('drop-files', className)}
        getDropOperation={() => 'copy'}
        onDrop={event => {
          void filesOf(event).then(files => {
            if (files.length > 0) onFiles(files)
          })
        }}
      >
        <Text slot="label" className="visually-hidden">
          {label}
        </Text>
        {children}
      </DropZone>
    </div>
  )
}
