import { useEffect, useRef } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { Me } from '#shared/sync/me.ts'
import { CommandPalette, ShortcutsSheet } from '../commands/index.ts'
import { prepareEditor } from '../editor/warm-up.ts'
import { AboutView } from '../features/about/index.ts'
import { CrashBanner, RecoveryBanner } from '../features/after-crash/index.ts'
import { CaseStudiesView } from '../features/case-studies/index.ts'
import { CentresView, useKeepingCentres } from '../features/centres/index.ts'
import { DeletedDraftsDialog } from '../features/deleted-drafts/index.ts'
import { DraftsView } from '../features/drafts/index.ts'
import { EarlierWordsBanner } from '../features/earlier-words/index.ts'
import { EnquiriesView, RoleEndedBanner, useNewEnquiries } from '../features/enquiries/index.ts'
import { ExchangeWindows } from '../features/exchange/index.ts'
import { FollowsDialog, useFollowSync } from '../features/follows/index.ts'
import { HomeView, useHearing } from '../features/home/index.ts'
import { LicencesView } from '../features/licences/index.ts'
import { MembersView } from '../features/members/index.ts'
import { useAskedFor, useTelling } from '../features/notices/index.ts'
import { PublishedView } from '../features/published/index.ts'
import { PulseView } from '../features/pulse/index.ts'
import { ReviewView } from '../features/review/index.ts'
import { SearchView } from '../features/search/index.ts'
import { SettingsView } from '../features/settings/index.ts'
import { ExportAll, StorageBanner } from '../features/storage/index.ts'
import { TemplateDialog, TemplatesView } from '../features/templates/index.ts'
import { SessionEndedBanner } from '../features/welcome/index.ts'
import { WritingView } from '../features/writing/index.ts'
import { useText } from '../i18n/index.ts'
import { type ItemRow, useItemTitle, useNoticeReading } from '../library/index.ts'
import { type Place, useNavigation } from '../ui-state/navigation.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { useFrameCommands } from './frame-commands.ts'
import { isOpenTo, placeOf, viewTitle } from './places.ts'
import { Sidebar } from './sidebar.tsx'
import { SignOutDialog } from './sign-out-dialog.tsx'
import { useOpenItem } from './use-open-item.ts'
import { useShowAskedFor } from './use-show-asked-for.ts'
import './frame.css'

/** Opens an item that was found, where it is worked on. */
function openFound(row: ItemRow, me: Me): void {
  const { view, item } = placeOf(row, me)
  useNavigation.getState().open(view, item)
}

function View({ place, me, onOpenItem }: { place: Place; me: Me; onOpenItem: (item: ItemId) => void }) {
  switch (place.view) {
    case 'home':
      return <HomeView me={me} onOpenItem={onOpenItem} />
    case 'drafts':
      return place.item === null ? <DraftsView me={me} /> : <WritingView key={place.item} id={place.item} />
    case 'caseStudies':
      return place.item === null ? (
        <CaseStudiesView me={me} />
      ) : (
        <WritingView key={place.item} id={place.item} />
      )
    case 'review':
      return <ReviewView />
    case 'pulse':
      return <PulseView />
    case 'enquiries':
      return <EnquiriesView me={me} onOpenItem={onOpenItem} />
    case 'licences':
      return <LicencesView />
    case 'published':
      return <PublishedView me={me} />
    case 'search':
      return <SearchView onOpenItem={row => openFound(row, me)} />
    case 'centres':
      return <CentresView me={me} />
    case 'members':
      return <MembersView me={me} />
    case 'templates':
      return <TemplatesView />
    case 'settings':
      return <SettingsView me={me} />
    case 'about':
      return <AboutView />
  }
}

/** Names the window after the open item. */
function ItemWindowTitle({ id }: { id: ItemId }) {
  const text = useText()
  const item = useItemTitle(id)
  const title = item ? item.title || text.types.untitled[item.type] : null
  useEffect(() => {
    if (title !== null) document.title = text.frame.title({ place: title })
  }, [title, text])
  return null
}

/** The window of somebody who is signed in. */
export function Frame({ me, sessionEnded }: { me: Me; sessionEnded: boolean }) {
  const text = useText()
  const { place: asked, go } = useNavigation()
  const place: Place = isOpenTo(me, asked) ? asked : { view: 'home', item: null }
  useFrameCommands(me)
  const openItem = useOpenItem(me)
  useAskedFor(useShowAskedFor(openItem))
  useTelling()
  useNewEnquiries()
  useKeepingCentres()
  useFollowSync()
  useHearing(me)
  const { markItemRead } = useNoticeReading()
  useEffect(() => {
    if (place.item !== null) void markItemRead(place.item).catch(() => undefined)
  }, [place.item, markItemRead])
  useEffect(prepareEditor, [])
  useEffect(() => {
    if (place.view !== asked.view) go('home')
  }, [place.view, asked.view, go])
  useEffect(() => {
    if (place.item === null) document.title = text.frame.title({ place: viewTitle(place.view, text) })
  }, [place, text])
  const main = useRef<HTMLElement>(null)
  const shown = `${place.view} ${place.view === 'review' ? '' : place.item}`
  // What had the focus may be gone with the view before; the keys then belong to the view that came. (The effect says
  // "whenever another place is shown".)
  useEffect(() => {
    if (shown !== '' && document.activeElement === document.body) main.current?.focus()
  }, [shown])
  return (
    <div className="frame">
      <Sidebar me={me} />
      <main ref={main} className="frame-main" tabIndex={-1}>
        {sessionEnded && <SessionEndedBanner me={me} />}
        <RoleEndedBanner />
        <StorageBanner isWriting={place.item !== null} />
        {place.view !== 'home' && <RecoveryBanner />}
        {place.view !== 'home' && <CrashBanner />}
        <EarlierWordsBanner me={me} />
        <ErrorBoundary key={shown}>
          <View place={place} me={me} onOpenItem={openItem} />
        </ErrorBoundary>
      </main>
      {place.item !== null && <ItemWindowTitle id={place.item} />}
      <CommandPalette onOpenItem={row => openFound(row, me)} />
      <ShortcutsSheet />
      <DeletedDraftsDialog />
      <FollowsDialog />
      <TemplateDialog />
      <ExchangeWindows />
      <ExportAll />
      <SignOutDialog />
    </div>
  )
}
