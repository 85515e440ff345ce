/** Templates and duplicates. */
export const templates = {}
