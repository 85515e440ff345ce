import { useText } from '../../i18n/index.ts'
import { SanitisedHtml } from '../reading/sanitised-html.tsx'
import './kept-card.css'

/** The outermost element of a block, for its name. */
function elementIn(html: string): string {
  return /^\s*<([a-z][a-z0-9]*)/i.exec(html)?.[1]?.toLowerCase() ?? 'p'
}

/** A block that is kept as it is: what it says, and what it is. */
export function KeptCard({ html, isSelected }: { html: string; isSelected: boolean }) {
  const { rich } = useText()
  const title = rich.keptTitle({ element: elementIn(html) })
  return (
    <section className="kept-as-is" aria-label={title}>
      <p className="kept-as-is-label">{title}</p>
      {/* What is shown here is not for typing into, nor for following links out of the text that is being written. */}
      <div inert>
        <SanitisedHtml html={html} className="kept-as-is-content" />
      </div>
      {isSelected && <p className="kept-as-is-label">{rich.keptHelp}</p>}
    </section>
  )
}
