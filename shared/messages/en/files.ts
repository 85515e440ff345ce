/** Pictures and attachments. */
export const files = {}
