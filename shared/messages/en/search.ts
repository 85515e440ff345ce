/** Search over everything on this computer. */
export const search = {}
