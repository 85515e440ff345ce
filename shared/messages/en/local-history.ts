/** Local history, deleted drafts, what a crash left. */
export const localHistory = {}
