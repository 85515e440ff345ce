import { caseStudyTemplate } from './case-study.ts'
import { eventAnnouncementTemplate } from './event-announcement.ts'
import { eventReportTemplate } from './event-report.ts'
import { newsTemplate } from './news.ts'
import type { ShippedTemplate } from './shipped-template.ts'
import { solutionTemplate } from './solution.ts'

/** The templates that come with the program, in the order in which they are offered. */
export const shippedTemplates: readonly ShippedTemplate[] = [
  newsTemplate,
  eventReportTemplate,
  eventAnnouncementTemplate,
  solutionTemplate,
  caseStudyTemplate,
]
