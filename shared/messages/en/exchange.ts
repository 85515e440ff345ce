/** Import and export. */
export const exchange = {}
