import type { CollectionRole, SiteRole } from '#shared/workflow/actor.ts'

/** How a demo account is told from the others; items name their author by it. */
export type DemoAuthorKey =
  | 'editor'
  | 'contributor'
  | 'moderator'
  | 'legal'
  | 'owner'
  | 'facilitator'
  | 'researcher'
  | 'developer'

export interface DemoAccount {
  readonly key: DemoAuthorKey
  readonly name: string
  readonly organisation: string
  readonly email: string
  /** Role in the collection; null where the account is not a member. */
  readonly collectionRole: CollectionRole | null
  /** The collection's owner, who is always a facilitator too. */
  readonly collectionOwner: boolean
  /** Since how many days they have stood so in the collection. */
  readonly memberForDays: number
  readonly siteRoles: readonly SiteRole[]
  /** Whether the welcome screen offers it for signing in. */
  readonly offered: boolean
}

/**
 * The people of the demo service. All of them are invented, and so are their addresses.
 * Those that are offered for signing in are one for each role; the others only wrote items.
 */
export const demoAccounts: readonly DemoAccount[] = [
  {
    key: 'editor',
    name: 'Elena Marín',
    organisation: 'Open Source Observatory, editorial team',
    email: 'elena.marin@example.eu',
    collectionRole: 'member',
    collectionOwner: false,
    memberForDays: 410,
    siteRoles: [],
    offered: true,
  },
  {
    key: 'contributor',
    name: 'Jonas Lindqvist',
    organisation: 'Municipality of Ekdalen',
    email: 'jonas.lindqvist@example.eu',
    collectionRole: 'member',
    collectionOwner: false,
    memberForDays: 96,
    siteRoles: [],
    offered: true,
  },
  {
    key: 'moderator',
    name: 'Marta Kowalska',
    organisation: 'Open Source Observatory, moderation',
    email: 'marta.kowalska@example.eu',
    collectionRole: null,
    collectionOwner: false,
    memberForDays: 0,
    siteRoles: ['moderator'],
    offered: true,
  },
  {
    key: 'legal',
    name: 'Dr. Hanna Vogel',
    organisation: 'Open Source Observatory, legal coaching',
    email: 'hanna.vogel@example.eu',
    collectionRole: 'member',
    collectionOwner: false,
    memberForDays: 300,
    siteRoles: ['legal_expert'],
    offered: true,
  },
  {
    key: 'owner',
    name: 'OSOR team',
    organisation: 'European Commission',
    email: 'osor-team@example.eu',
    collectionRole: 'facilitator',
    collectionOwner: true,
    memberForDays: 900,
    siteRoles: [],
    offered: true,
  },
  {
    key: 'facilitator',
    name: 'Luc Fontaine',
    organisation: 'Open Source Observatory, community',
    email: 'luc.fontaine@example.eu',
    collectionRole: 'facilitator',
    collectionOwner: false,
    memberForDays: 640,
    siteRoles: [],
    offered: true,
  },
  {
    key: 'researcher',
    name: 'Inês Tavares',
    organisation: 'University research group on digital commons',
    email: 'ines.tavares@example.eu',
    collectionRole: 'member',
    collectionOwner: false,
    memberForDays: 38,
    siteRoles: [],
    offered: false,
  },
  {
    key: 'developer',
    name: 'Matej Kovač',
    organisation: 'Public-sector software company',
    email: 'matej.kovac@example.eu',
    collectionRole: 'member',
    collectionOwner: false,
    memberForDays: 12,
    siteRoles: [],
    offered: false,
  },
]
