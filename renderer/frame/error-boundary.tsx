import { CircleX } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { useText } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import './error-boundary.css'

function reload(): void {
  location.reload()
}

interface StoppedProps {
  readonly title?: string
  readonly body?: string
  /** What the first key does, which loads the window anew. */
  readonly again?: string
  /** Other ways on. */
  readonly actions?: ReactNode
  readonly error: unknown
}

/** A part that stopped, in words: what is kept and what to do. */
export function Stopped({ title, body, again, actions, error }: StoppedProps) {
  const text = useText()
  return (
    <div className="stopped" role="alert">
      <CircleX aria-hidden />
      <h1>{title ?? text.frame.crashTitle}</h1>
      <p>{body ?? text.frame.crashBody}</p>
      <Button variant="primary" onPress={reload}>
        {again ?? text.frame.reload}
      </Button>
      {actions}
      <details>
        <summary>{text.frame.crashDetails}</summary>
        <pre>{error instanceof Error ? error.message : String(error)}</pre>
      </details>
    </div>
  )
}

/** Keeps a failure of one part from taking the window with it. Give it a key, so that another view starts anew. */
export class ErrorBoundary extends Component<
  { children: ReactNode },
  { error: unknown; hasFailed: boolean }
> {
  override state = { error: null, hasFailed: false }

  static getDerivedStateFromError(error: unknown) {
    return { error, hasFailed: true }
  }

  override render() {
    return this.state.hasFailed ? <Stopped error={this.state.error} /> : this.props.children
  }
}
