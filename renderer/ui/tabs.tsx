import { clsx } from 'clsx'
import {
  createContext,
  memo,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import './tabs.css'

export interface TabSpec<Id extends string> {
  readonly id: Id
  readonly label: string
  /** A small number after the label, e.g. of findings. */
  readonly count?: number | undefined
  readonly panel: ReactNode
}

export interface TabsProps<Id extends string> {
  /** The accessible name of the row of tabs. */
  readonly label: string
  readonly tabs: readonly TabSpec<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
  readonly className?: string | undefined
}

const PanelsContext = createContext<ReadonlyMap<string, ReactNode>>(new Map())

/** What a panel shows, wherever the tabs themselves are drawn. */
function Panel({ id }: { id: string }) {
  return useContext(PanelsContext).get(id)
}

export function Tabs<Id extends string>({ label, tabs, selected, onSelect, className }: TabsProps<Id>) {
  const panels = useMemo(() => new Map<string, ReactNode>(tabs.map(({ id, panel }) => [id, panel])), [tabs])
  const latest = useRef({ tabs, onSelect })
  useEffect(() => {
    latest.current = { tabs, onSelect }
  })
  const choose = useCallback((key: unknown) => {
    const tab = latest.current.tabs.find(candidate => candidate.id === key)
    if (tab) latest.current.onSelect(tab.id)
  }, [])
  return (
    <PanelsContext value={panels}>
      <TabsFrame label={label} tabs={tabs} selected={selected} onSelect={choose} className={className} />
    </PanelsContext>
  )
}

interface TabsFrameProps {
  readonly label: string
  readonly tabs: readonly Omit<TabSpec<string>, 'panel'>[]
  readonly selected: string
  readonly onSelect: (key: unknown) => void
  readonly className: string | undefined
}

/**
 * The row of tabs and the places of the panels, drawn anew only when something in the row is another: each drawing looks
 * through the whole panel for what can take the focus, which lays out the page in the middle of a key.
 */
const TabsFrame = memo(function TabsFrame({ label, tabs, selected, onSelect, className }: TabsFrameProps) {
  return (
    <AriaTabs className={clsx('tabs', className)} selectedKey={selected} onSelectionChange={onSelect}>
      <TabList aria-label={label} className="tab-list">
        {tabs.map(tab => (
          <Tab key={tab.id} id={tab.id} className="tab">
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && <span className="tab-count">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map(tab => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          <Panel id={tab.id} />
        </TabPanel>
      ))}
    </AriaTabs>
  )
}, isSameFrame)

function isSameFrame(before: TabsFrameProps, after: TabsFrameProps): boolean {
  return (
    before.label === after.label &&
    before.selected === after.selected &&
    before.onSelect === after.onSelect &&
    before.className === after.className &&
    before.tabs.length === after.tabs.length &&
    before.tabs.every((tab, index) => {
      const other = after.tabs[index]
      return tab.id === other?.id && tab.label === other.label && tab.count === other.count
    })
  )
}
