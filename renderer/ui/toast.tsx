import { X } from 'lucide-react'
import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { useText } from '../i18n/index.ts'
import { Button } from './button.tsx'
import './toast.css'

export interface ToastWords {
  readonly message: string
  /** Something to do, offered for `lasts` milliseconds: no longer than it can be done. */
  readonly action?: { readonly label: string; readonly run: () => void; readonly lasts?: number }
}

const queue = new ToastQueue<ToastWords>({ maxVisibleToasts: 3 })

/** How long a sentence stays when it offers nothing to do, in milliseconds. A pointer or the focus on it holds it. */
const readingTime = 8_000
/** The same with something to do. */
const actingTime = 20_000

/** Says in passing what has just happened; nothing that must be read stands here alone. Returns what takes it away. */
export function showToast(words: ToastWords): () => void {
  const key = queue.add(words, { timeout: words.action ? (words.action.lasts ?? actingTime) : readingTime })
  return () => queue.close(key)
}

/** Brings the keys to the latest sentence: to what it offers, while it offers it, or to what takes it away. */
export function focusToast(): void {
  document.querySelector<HTMLElement>('.toast button')?.focus()
}

/** Where the sentences appear; once, in the frame. */
export function Toasts() {
  const text = useText()
  return (
    <ToastRegion queue={queue} className="toasts" aria-label={text.frame.notifications}>
      {({ toast }) => (
        <Toast toast={toast} className="toast">
          <ToastContent className="toast-content">
            <Text slot="title">{toast.content.message}</Text>
          </ToastContent>
          {toast.content.action && (
            <Button
              size="small"
              onPress={() => {
                toast.content.action?.run()
                queue.close(toast.key)
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <AriaButton slot="close" className="icon-button toast-close" aria-label={text.frame.dismiss}>
            <X aria-hidden />
          </AriaButton>
        </Toast>
      )}
    </ToastRegion>
  )
}
