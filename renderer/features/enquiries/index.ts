export { EnquiriesView } from './enquiries-view.tsx'
export { isOpen } from './inbox.ts'
