import { ArrowLeft, PanelRight } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { acceleratorOf, runCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import type { WorkingCopy } from '../../library/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { type TabSpec, Tabs } from '../../ui/tabs.tsx'
import { type InspectorTab, useInspector } from '../../ui-state/inspector.ts'
import { useNavigation } from '../../ui-state/navigation.ts'
import { HistoryTab } from './local-history/index.ts'
import { useTextShown } from './use-text-shown.ts'
import './writing.css'

interface InspectorParts {
  readonly copy: WorkingCopy
  /** Stores what is being typed; false where that failed. */
  readonly flush: () => Promise<boolean>
  readonly tab: InspectorTab
  readonly onTab: (tab: InspectorTab) => void
  readonly details?: ReactNode
  readonly checks?: { readonly count: number; readonly panel: ReactNode }
  readonly comments: { readonly count: number; readonly panel: ReactNode } | undefined
}

interface ItemLayoutProps {
  readonly holder: RefObject<HTMLDivElement | null>
  readonly header: ReactNode
  readonly tools?: ReactNode
  /** At the left of the page: the parts that the text has. */
  readonly outline?: ReactNode
  readonly inspector: InspectorParts
  readonly foot: ReactNode
  /** The page itself. */
  readonly children: ReactNode
}

/** From this width on, in rem, the text keeps its measure beside the inspector. */
const roomForBoth = 55
/** The same with an outline at its left. */
const roomForThree = 63.75

/** Whether the page and the inspector have room beside one another. */
function useHasRoom(holder: RefObject<HTMLElement | null>, needed: number): boolean {
  const [hasRoom, setHasRoom] = useState(true)
  useEffect(() => {
    const layout = holder.current
    if (!layout) return
    const observer = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setHasRoom(layout.clientWidth >= needed * rem)
    })
    observer.observe(layout)
    // Its height follows the size of the letters, where the width of the whole stays.
    if (layout.firstElementChild) observer.observe(layout.firstElementChild)
    return () => observer.disconnect()
  }, [holder, needed])
  return hasRoom
}

/** The page of an item: what can be done above, the text, the inspector beside it, where the words are below. */
export function ItemLayout({ holder, header, tools, outline, inspector, foot, children }: ItemLayoutProps) {
  const {
    editor: text,
    commands: { names: commandNames },
  } = useText()
  const hasRoom = useHasRoom(holder, outline ? roomForThree : roomForBoth)
  const { isWanted, isOver, show } = useInspector()
  const place = hasRoom ? 'beside' : 'over'
  const isShown = hasRoom ? isWanted : isOver
  // The text comes first: its tools and all that stands around it follow when it is on the screen.
  const isTextShown = useTextShown()
  const canGoBack = useNavigation(navigation => navigation.earlier.length > 0)
  // A decision may turn the page for writing into one for reading, and take what had the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) holder.current?.closest('main')?.focus()
  }, [holder])
  // Over another text it has not been asked for.
  useEffect(() => () => show(false, 'over'), [show])
  return (
    <div ref={holder} className="item-layout" data-room={hasRoom ? 'wide' : 'narrow'}>
      <header className="item-header">
        {isTextShown && canGoBack && (
          <IconButton
            label={commandNames['go.back']}
            accelerator={acceleratorOf('go.back')}
            icon={<ArrowLeft aria-hidden />}
            onPress={() => runCommand('go.back')}
          />
        )}
        {isTextShown && header}
        <IconButton
          label={isShown ? text.hideInspector : text.showInspector}
          icon={<PanelRight aria-hidden />}
          aria-expanded={isShown}
          onPress={() => show(!isShown, place)}
        />
      </header>
      <div className="item-middle">
        {outline}
        <div className="item-main">
          {tools && <div className="item-tools">{isTextShown && tools}</div>}
          <div className="item-scroll">
            <div className="item-column">{children}</div>
          </div>
          <footer className="item-foot">{isTextShown && foot}</footer>
        </div>
        {isShown && (
          <aside className="inspector" aria-label={text.inspector}>
            {isTextShown && <Inspector {...inspector} />}
          </aside>
        )}
      </div>
    </div>
  )
}

function Inspector({ copy, flush, tab, onTab, details, checks, comments }: InspectorParts) {
  const { editor: text, comments: commentsText } = useText()
  const tabs: readonly (TabSpec<InspectorTab> | null)[] = [
    details === undefined ? null : { id: 'details', label: text.details, panel: details },
    checks === undefined
      ? null
      : { id: 'checks', label: text.checks, count: checks.count, panel: checks.panel },
    {
      id: 'history',
      label: text.history,
      panel: <HistoryTab copy={copy} flush={flush} />,
    },
    comments === undefined
      ? null
      : { id: 'comments', label: commentsText.title, count: comments.count, panel: comments.panel },
  ]
  const shown = tabs.filter(each => each !== null)
  // The tab that was chosen last may not be there for this item.
  const selected = shown.some(({ id }) => id === tab) ? tab : (shown[0]?.id ?? 'history')
  return <Tabs label={text.inspector} tabs={shown} selected={selected} onSelect={onTab} />
}
