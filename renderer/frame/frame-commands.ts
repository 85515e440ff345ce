import type { Me } from '#shared/sync/me.ts'
import { desk } from '../bridge/index.ts'
import { useCommand } from '../commands/index.ts'
import { mayWrite, useNewItem } from '../features/drafts/index.ts'
import { askToImport } from '../features/exchange/index.ts'
import { syncNow } from '../features/sync-panel/index.ts'
import { focusToast } from '../ui/toast.tsx'
import { useNavigation } from '../ui-state/navigation.ts'
import { useOverlay } from '../ui-state/overlay.ts'
import { usePreferences } from '../ui-state/preferences.ts'
import { viewsFor } from './places.ts'

/** What can be done wherever one is. */
export function useFrameCommands(me: Me): void {
  const { go, back } = useNavigation.getState()
  const canGoBack = useNavigation(navigation => navigation.earlier.length > 0)
  const newItem = useNewItem()
  const views = viewsFor(me)
  useCommand('window.new', () => void desk.call('program.openWindow', null))
  useCommand('go.home', () => go('home'))
  useCommand('go.drafts', () => go('drafts'), { enabled: views.includes('drafts') })
  useCommand('go.caseStudies', () => go('caseStudies'), { enabled: views.includes('caseStudies') })
  useCommand('go.review', () => go('review'), { enabled: views.includes('review') })
  useCommand('go.pulse', () => go('pulse'), { enabled: views.includes('pulse') })
  useCommand('go.enquiries', () => go('enquiries'), { enabled: views.includes('enquiries') })
  useCommand('go.licences', () => go('licences'))
  useCommand('go.published', () => go('published'))
  useCommand('go.search', () => go('search'))
  useCommand('go.centres', () => go('centres'))
  useCommand('go.members', () => go('members'))
  useCommand('go.settings', () => go('settings'))
  useCommand('go.about', () => go('about'))
  useCommand('go.back', back, { enabled: canGoBack })
  const canWrite = mayWrite(me)
  useCommand('go.templates', () => go('templates'), { enabled: canWrite })
  useCommand('draft.newNews', () => newItem('news'), { enabled: canWrite })
  useCommand('draft.newEvent', () => newItem('event'), { enabled: canWrite })
  useCommand('draft.newSolution', () => newItem('solution'), { enabled: canWrite })
  useCommand('draft.newDocument', () => newItem('document'), { enabled: canWrite })
  useCommand('draft.newCaseStudy', () => newItem('case_study'), { enabled: canWrite })
  useCommand('draft.fromTemplate', () => useOverlay.getState().show('from-template'), { enabled: canWrite })
  useCommand('import.open', () => askToImport(), { enabled: canWrite })
  useCommand('sync.now', syncNow)
  useCommand('notification.focus', focusToast)
  useCommand('sidebar.toggle', () => usePreferences.getState().toggleSidebar())
}
