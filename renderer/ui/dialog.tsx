import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import './dialog.css'

export interface DialogProps {
  readonly title: string
  /** Leaves the title to screen readers. */
  readonly hideTitle?: boolean
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  /** `wide` takes nearly the whole window, for what is read beside a list. */
  readonly size?: 'small' | 'medium' | 'large' | 'wide'
  /** `alertdialog` for a question that must be answered; it does not close by a click beside it. */
  readonly role?: 'dialog' | 'alertdialog'
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** A window over the window. Escape closes it; what was typed in it is kept by whoever shows it. */
export function Dialog({
  title,
  hideTitle = false,
  isOpen,
  onOpenChange,
  size = 'medium',
  role = 'dialog',
  children,
  className,
}: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-overlay"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role === 'dialog'}
    >
      <Modal className={clsx('dialog-modal', `dialog-${size}`)}>
        <AriaDialog role={role} className={clsx('dialog', className)}>
          <Heading slot="title" className={hideTitle ? 'visually-hidden' : 'dialog-title'}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The row of buttons at the end of a dialog; the main one stands last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="dialog-actions">{children}</div>
}
