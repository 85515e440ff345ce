import { PanelRight } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { TrailView } from '../../editor/trail-view.tsx'
import { useText } from '../../i18n/index.ts'
import type { WorkingCopy } from '../../library/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { type TabSpec, Tabs } from '../../ui/tabs.tsx'
import { type InspectorTab, useInspector } from '../../ui-state/inspector.ts'
import './writing.css'

interface InspectorParts {
  readonly copy: WorkingCopy
  readonly tab: InspectorTab
  readonly onTab: (tab: InspectorTab) => void
  readonly details?: ReactNode
  readonly checks?: { readonly count: number; readonly panel: ReactNode }
}

interface ItemLayoutProps {
  readonly holder: RefObject<HTMLDivElement | null>
  readonly header: ReactNode
  readonly tools?: ReactNode
  readonly inspector: InspectorParts
  readonly foot: ReactNode
  /** The page itself. */
  readonly children: ReactNode
}

/** From this width on, in pixels, the text keeps its measure beside the inspector. */
const roomForBoth = 880

/** Whether the page and the inspector have room beside one another. */
function useHasRoom(holder: RefObject<HTMLElement | null>): boolean {
  const [hasRoom, setHasRoom] = useState(true)
  useEffect(() => {
    if (!holder.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setHasRoom(entry.contentRect.width >= roomForBoth)
    })
    observer.observe(holder.current)
    return () => observer.disconnect()
  }, [holder])
  return hasRoom
}

/** The page of an item: what can be done above, the text, the inspector beside it, where the words are below. */
export function ItemLayout({ holder, header, tools, inspector, foot, children }: ItemLayoutProps) {
  const { editor: text } = useText()
  const hasRoom = useHasRoom(holder)
  const { isWanted, show } = useInspector()
  const isShown = isWanted ?? hasRoom
  return (
    <div ref={holder} className="item-layout" data-room={hasRoom ? 'wide' : 'narrow'}>
      <header className="item-header">
        {header}
        <IconButton
          label={isShown ? text.hideInspector : text.showInspector}
          icon={<PanelRight aria-hidden />}
          aria-expanded={isShown}
          onPress={() => show(!isShown)}
        />
      </header>
      <div className="item-middle">
        <div className="item-main">
          {tools && <div className="item-tools">{tools}</div>}
          <div className="item-scroll">
            <div className="item-column">{children}</div>
          </div>
          <footer className="item-foot">{foot}</footer>
        </div>
        {isShown && (
          <aside className="inspector" aria-label={text.inspector}>
            <Inspector {...inspector} />
          </aside>
        )}
      </div>
    </div>
  )
}

function Inspector({ copy, tab, onTab, details, checks }: InspectorParts) {
  const { editor: text } = useText()
  const tabs: readonly (TabSpec<InspectorTab> | null)[] = [
    details === undefined ? null : { id: 'details', label: text.details, panel: details },
    checks === undefined
      ? null
      : { id: 'checks', label: text.checks, count: checks.count, panel: checks.panel },
    {
      id: 'history',
      label: text.history,
      panel: <TrailView item={copy.id} type={copy.type} revision={copy.stored?.revision ?? 0} />,
    },
  ]
  return (
    <Tabs label={text.inspector} tabs={tabs.filter(each => each !== null)} selected={tab} onSelect={onTab} />
  )
}
