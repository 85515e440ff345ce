/** Case studies: sections, guidance, facts. */
export const caseStudy = {}
