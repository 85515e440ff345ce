/** What stands in a text besides paragraphs: tables, pictures, videos. */
export const rich = {}
