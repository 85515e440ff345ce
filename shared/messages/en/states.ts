import type { State } from '../../workflow/state.ts'

/** What people call the states. */
export const states = {
  draft: 'Draft',
  proposed: 'Proposed',
  validated: 'Published',
  needs_update: 'Needs update',
  deletion_request: 'Deletion requested',
  archived: 'Archived',
} satisfies Record<State, string>
