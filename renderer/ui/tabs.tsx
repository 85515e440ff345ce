import { clsx } from 'clsx'
import type { ReactNode } from 'react'
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

export function Tabs<Id extends string>({ label, tabs, selected, onSelect, className }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={clsx('tabs', className)}
      selectedKey={selected}
      onSelectionChange={key => {
        const tab = tabs.find(candidate => candidate.id === key)
        if (tab) onSelect(tab.id)
      }}
    >
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
          {tab.panel}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
