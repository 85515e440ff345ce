/** Tools of the text: find and replace, spelling, source. */
export const writingTools = {}
