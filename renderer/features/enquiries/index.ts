export { DueSection } from './due-section.tsx'
export { EnquiriesView } from './enquiries-view.tsx'
export { isOpen } from './inbox.ts'
export { nearDue } from './near-due.ts'
