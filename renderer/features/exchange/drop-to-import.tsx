import { clsx } from 'clsx'
import { type DragEvent, type ReactNode, useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { askToImport } from './import-state.ts'
import './exchange.css'

interface DropToImportProps {
  readonly asCaseStudy?: boolean
  /** False where nothing may be written. */
  readonly isEnabled?: boolean
  readonly className: string
  /** The name of the list. */
  readonly label: string
  readonly children: ReactNode
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes('Files')
}

/** A list on which a file can be dropped to import it. The same can be done by its button and its key. */
export function DropToImport({
  asCaseStudy = false,
  isEnabled = true,
  className,
  label,
  children,
}: DropToImportProps) {
  const { import: text } = useText().exchange
  const [isOver, setOver] = useState(false)
  return (
    <section
      className={clsx('drop-to-import', className)}
      aria-label={label}
      data-over={isOver || undefined}
      onDragOver={event => {
        if (!isEnabled || !holdsFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={event => {
        if (!event.currentTarget.contains(event.relatedTarget instanceof Node ? event.relatedTarget : null)) {
          setOver(false)
        }
      }}
      onDrop={event => {
        if (!isEnabled || !holdsFiles(event)) return
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) askToImport({ file, asCaseStudy })
      }}
    >
      {children}
      {isOver && (
        <p className="drop-to-import-hint" aria-hidden>
          {text.drop}
        </p>
      )}
    </section>
  )
}
