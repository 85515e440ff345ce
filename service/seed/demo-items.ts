import type { DemoItem } from './demo-item.ts'
import { caseStudiesOfCommunities } from './demo-items/case-studies-communities.ts'
import { caseStudiesOfPlatforms } from './demo-items/case-studies-platforms.ts'
import { events } from './demo-items/events.ts'
import { guides } from './demo-items/guides.ts'
import { newsOnEuropeanProjects } from './demo-items/news-european-projects.ts'
import { newsOnLawAndStrategy } from './demo-items/news-law-and-strategy.ts'
import { newsFromPublicAdministrations } from './demo-items/news-public-administrations.ts'
import { solutionsForData } from './demo-items/solutions-for-data.ts'
import { solutionsForPeople } from './demo-items/solutions-for-people.ts'

/** All that the demo service is filled with, by type; the clock decides what is recent. */
export const demoItems: readonly DemoItem[] = [
  ...newsFromPublicAdministrations,
  ...newsOnLawAndStrategy,
  ...newsOnEuropeanProjects,
  ...events,
  ...caseStudiesOfPlatforms,
  ...caseStudiesOfCommunities,
  ...guides,
  ...solutionsForPeople,
  ...solutionsForData,
]
