import type { ItemId } from '#shared/content/identity.ts'
import type { Messages } from '#shared/messages/en.ts'
import { actorOf, type Me } from '#shared/sync/me.ts'
import { isLegalExpert } from '#shared/workflow/actor.ts'
import { isPublicState } from '#shared/workflow/may.ts'
import { mayWrite } from '../features/drafts/index.ts'
import { isReviewer } from '../features/home/index.ts'
import type { ItemRow } from '../library/index.ts'
import { isOwnWork } from '../lists/own-work.ts'
import type { Place, ViewName } from '../ui-state/navigation.ts'

/** The views that an account has a role for, in the order of the sidebar. One without a role is absent. */
export function viewsFor(me: Me): readonly ViewName[] {
  return [
    'home',
    ...(mayWrite(me) || isReviewer(me) ? (['drafts', 'caseStudies'] as const) : []),
    ...(isReviewer(me) ? (['review', 'pulse'] as const) : []),
    ...(isLegalExpert(actorOf(me)) ? (['enquiries'] as const) : []),
    'licences',
    'published',
    'search',
    'centres',
    'members',
    ...(mayWrite(me) ? (['templates'] as const) : []),
    'settings',
    'about',
  ]
}

/**
 * Whether an account may be at a place. A role may end while its view is open; what somebody has written stays open to
 * them: their words may be nowhere else.
 */
export function isOpenTo(me: Me, { view, item }: Place): boolean {
  const isForOwnWork = view === 'drafts' || view === 'caseStudies'
  return viewsFor(me).includes(view) || (isForOwnWork && item !== null)
}

/** Where an item opens that was found by its title. */
export function placeOf(row: ItemRow, me: Me): { readonly view: ViewName; readonly item: ItemId } {
  if (isOwnWork(row)) return { view: 'drafts', item: row.id }
  if (isPublicState(row.state)) return { view: 'published', item: row.id }
  return { view: isReviewer(me) && row.state !== 'draft' ? 'review' : 'drafts', item: row.id }
}

/** What the window is called. */
export function viewTitle(view: ViewName, { frame, search }: Messages): string {
  return view === 'search' ? search.title : frame[view]
}
