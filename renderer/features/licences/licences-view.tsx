import { useText } from '../../i18n/index.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { useLicenceChoices } from '../../ui-state/licence-choices.ts'
import { CompareTab } from './compare-tab.tsx'
import { CompatibilityTab } from './compatibility-tab.tsx'
import { LookUpTab } from './look-up-tab.tsx'
import './licences.css'

/** Licences: looked up, compared, asked whether they go together; all of it from what is on this computer. */
export function LicencesView() {
  const { licences: text } = useText()
  const tab = useLicenceChoices(choices => choices.tab)
  return (
    <div className="licences">
      <ViewHeader title={text.title} />
      <Tabs
        className="licences-tabs"
        label={text.tabsLabel}
        selected={tab}
        onSelect={chosen => useLicenceChoices.setState({ tab: chosen })}
        tabs={[
          { id: 'lookUp', label: text.tabs.lookUp, panel: <LookUpTab /> },
          { id: 'compare', label: text.tabs.compare, panel: <CompareTab /> },
          { id: 'compatibility', label: text.tabs.compatibility, panel: <CompatibilityTab /> },
        ]}
      />
    </div>
  )
}
