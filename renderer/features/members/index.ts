export { MembersView } from './members-view.tsx'
export { MembershipNotice } from './mine-notice.tsx'
