import { clsx } from 'clsx'
import {
  Activity,
  BookMarked,
  BookOpenText,
  FilePenLine,
  House,
  Inbox,
  Info,
  Landmark,
  LayoutTemplate,
  MailQuestion,
  PanelLeftClose,
  PanelLeftOpen,
  Scale,
  Search,
  Settings,
  Users,
} from 'lucide-react'
import { type ReactNode, useId, useMemo } from 'react'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
import { counted } from '#shared/messages/plural.ts'
import type { Me } from '#shared/sync/me.ts'
import { acceleratorOf } from '../commands/index.ts'
import { isOpen } from '../features/enquiries/index.ts'
import { reviewCount } from '../features/home/index.ts'
import { followedIn, newsIn, unreadIn } from '../features/notices/index.ts'
import { SyncStatus } from '../features/sync-panel/index.ts'
import { useText } from '../i18n/index.ts'
import { useAllOf, useEnquiries, useNotices } from '../library/index.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { useNavigation, type ViewName } from '../ui-state/navigation.ts'
import { useOverlay } from '../ui-state/overlay.ts'
import { usePreferences } from '../ui-state/preferences.ts'
import { AccountMenu } from './account-menu.tsx'
import { useIsNarrow } from './narrow-window.ts'
import { viewsFor } from './places.ts'
import './sidebar.css'

const icons = {
  home: House,
  drafts: FilePenLine,
  caseStudies: BookMarked,
  review: Inbox,
  pulse: Activity,
  enquiries: MailQuestion,
  licences: Scale,
  published: BookOpenText,
  search: Search,
  centres: Landmark,
  members: Users,
  templates: LayoutTemplate,
  settings: Settings,
  about: Info,
} as const satisfies Record<ViewName, typeof House>

const groups = [
  { id: 'write', views: ['home', 'drafts', 'caseStudies'] },
  { id: 'moderate', views: ['review', 'pulse'] },
  { id: 'advise', views: ['enquiries', 'licences'] },
  { id: 'observe', views: ['published', 'centres', 'members'] },
  { id: null, views: ['settings'] },
] as const satisfies readonly {
  id: 'write' | 'moderate' | 'advise' | 'observe' | null
  views: readonly ViewName[]
}[]

interface EntryProps {
  readonly view: ViewName
  readonly isCurrent: boolean
  readonly isCollapsed: boolean
  readonly count?: number
  /** What the count says, in words. */
  readonly counts?: (count: { count: number }) => string
  readonly onGo: () => void
}

function Entry({ view, isCurrent, isCollapsed, count = 0, counts, onGo }: EntryProps) {
  const text = useText()
  const Icon = icons[view]
  const accelerator = acceleratorOf(`go.${view}`)
  const saidId = useId()
  const said = count > 0 ? counts?.({ count }) : undefined
  return (
    <TooltipTrigger delay={600} closeDelay={0} isDisabled={!isCollapsed}>
      <Button
        className={clsx('sidebar-entry', isCurrent && 'sidebar-current')}
        aria-current={isCurrent ? 'page' : 'false'}
        aria-label={text.frame[view]}
        {...(said === undefined ? {} : { 'aria-describedby': saidId })}
        onPress={onGo}
      >
        <Icon aria-hidden />
        {!isCollapsed && <span className="sidebar-name">{text.frame[view]}</span>}
        {/* Drawn, not written: the entry keeps its one name, and the description says the count in words. */}
        {count > 0 && <span className="sidebar-count" aria-hidden data-count={counted(count)} />}
        {said !== undefined && (
          <span id={saidId} hidden>
            {said}
          </span>
        )}
      </Button>
      <Tooltip className="tooltip" placement="right" offset={8}>
        {text.frame[view]}
        {accelerator !== null && <KeyHint accelerator={accelerator} />}
      </Tooltip>
    </TooltipTrigger>
  )
}

/** The entry with its count. Only reviewers need it, so that nobody else's window reads all rows for it. */
function ReviewEntry({ me, ...entry }: Omit<EntryProps, 'view' | 'count'> & { me: Me }) {
  const text = useText()
  const rows = useAllOf('waiting')
  const count = useMemo(() => (rows ? reviewCount(rows, me) : 0), [rows, me])
  return <Entry {...entry} view="review" count={count} counts={text.frame.waitingForReview} />
}

/** Enquiries with how many have to be answered. */
function EnquiriesEntry(entry: Omit<EntryProps, 'view' | 'count'>) {
  const text = useText()
  const count = useEnquiries()?.enquiries.filter(isOpen).length ?? 0
  return <Entry {...entry} view="enquiries" count={count} counts={text.frame.toBeAnswered} />
}

/** Home with how much of what happened was not read. */
function HomeEntry(entry: Omit<EntryProps, 'view' | 'count'>) {
  const text = useText()
  const notices = useNotices() ?? []
  const count = unreadIn(newsIn(notices)) + unreadIn(followedIn(notices))
  return <Entry {...entry} view="home" count={count} counts={text.notices.unread} />
}

function Group({
  name,
  isCollapsed,
  children,
}: {
  name: string | null
  isCollapsed: boolean
  children: ReactNode
}) {
  if (name === null) return <ul className="sidebar-group">{children}</ul>
  return (
    <div className="sidebar-group">
      <h2 className={isCollapsed ? 'visually-hidden' : 'sidebar-heading'}>{name}</h2>
      <ul aria-label={name}>{children}</ul>
    </div>
  )
}

export function Sidebar({ me }: { me: Me }) {
  const text = useText()
  const view = useNavigation(navigation => navigation.place.view)
  const { go } = useNavigation.getState()
  const { isSidebarCollapsed, toggleSidebar } = usePreferences()
  // In a narrow window, as with large text, the words that are being read need the room.
  const isNarrow = useIsNarrow()
  const isCollapsed = isSidebarCollapsed || isNarrow
  const allowed = viewsFor(me)
  const propsOf = (entry: ViewName) => ({
    isCurrent: entry === view,
    isCollapsed,
    onGo: () => go(entry),
  })
  return (
    <aside className={clsx('sidebar', isCollapsed && 'sidebar-collapsed')}>
      <div className="sidebar-head">
        {!isCollapsed && <span className="sidebar-program">{text.frame.program}</span>}
        <IconButton
          label={text.frame.search}
          accelerator={acceleratorOf('palette.open')}
          icon={<Search aria-hidden />}
          onPress={() => useOverlay.getState().show('palette')}
        />
        {!isNarrow && (
          <IconButton
            label={isCollapsed ? text.frame.expandSidebar : text.frame.collapseSidebar}
            accelerator={acceleratorOf('sidebar.toggle')}
            icon={isCollapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
            onPress={toggleSidebar}
          />
        )}
      </div>
      <nav className="sidebar-groups" aria-label={text.frame.navigation}>
        {groups.map(group => {
          const entries = group.views.filter(candidate => allowed.includes(candidate))
          if (entries.length === 0) return null
          return (
            <Group
              key={group.id ?? 'others'}
              name={group.id === null ? null : text.frame[group.id]}
              isCollapsed={isCollapsed}
            >
              {entries.map(entry => (
                <li key={entry}>
                  {entry === 'review' && <ReviewEntry me={me} {...propsOf(entry)} />}
                  {entry === 'home' && <HomeEntry {...propsOf(entry)} />}
                  {entry === 'enquiries' && <EnquiriesEntry {...propsOf(entry)} />}
                  {entry !== 'review' && entry !== 'home' && entry !== 'enquiries' && (
                    <Entry view={entry} {...propsOf(entry)} />
                  )}
                </li>
              ))}
            </Group>
          )
        })}
      </nav>
      <footer className="sidebar-foot">
        <SyncStatus isCollapsed={isCollapsed} />
        <AccountMenu me={me} isCollapsed={isCollapsed} />
      </footer>
    </aside>
  )
}
