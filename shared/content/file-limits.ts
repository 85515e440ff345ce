const mebibyte = 1024 * 1024

/** The largest file that the desk keeps and the service takes, in bytes. Fields have lower limits of their own. */
export const largestFile = 10 * mebibyte

/** The portal's own limits, in bytes. Source: the portal's own configuration. */
export const largestLogo = 5 * mebibyte
export const largestDocumentFile = 8 * mebibyte
export const largestBanner = 10 * mebibyte

/** The least that a banner measures, in pixels: it goes across the whole page. Source as above. */
export const smallestBanner = { minWidth: 2400, minHeight: 345 }
