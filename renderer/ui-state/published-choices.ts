import { create } from 'zustand'
import type { ItemId } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'
import type { Sort } from './list-choices.ts'

export type PublishedColumn = 'title' | 'type' | 'author' | 'date'

/** Ways to look at what is published: item by item, events by their days, and all of it in figures. */
export const publishedWays = ['list', 'agenda', 'figures'] as const
type PublishedWay = (typeof publishedWays)[number]

/** Which events an agenda shows. */
export const agendaTimes = ['upcoming', 'past'] as const
type AgendaTime = (typeof agendaTimes)[number]

/** What published texts are narrowed by. */
export interface PublishedNarrowing {
  readonly search: string
  /** None chosen: all of them. */
  readonly types: readonly ItemType[]
  readonly published: {
    readonly topic: string | null
    readonly country: string | null
    /** Only what is about a topic or country that is followed. */
    readonly isFollowed: boolean
    /** Days, or empty: `2026-03-31`. In the agenda they are those of the event, elsewhere that of publishing. */
    readonly from: string
    readonly to: string
  }
}

interface PublishedChoices extends PublishedNarrowing {
  readonly way: PublishedWay
  readonly agenda: AgendaTime
  readonly sort: Sort<PublishedColumn>
  /** The row that the arrow keys are on. */
  readonly active: ItemId | null
}

export const everythingPublished: PublishedNarrowing = {
  search: '',
  types: [],
  published: { topic: null, country: null, isFollowed: false, from: '', to: '' },
}

/** The choices made in Published, so that coming back from an item finds the view as it was. */
export const usePublishedChoices = create<PublishedChoices>()(() => ({
  ...everythingPublished,
  way: 'list',
  agenda: 'upcoming',
  sort: { column: 'date', direction: 'descending' },
  active: null,
}))

/** Narrows what is published by one thing more, or less. */
export function narrowPublished(change: Partial<PublishedNarrowing['published']>): void {
  usePublishedChoices.setState(({ published }) => ({ published: { ...published, ...change } }))
}
