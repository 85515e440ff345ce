export { SessionEndedBanner } from './session-ended-banner.tsx'
export { WelcomeView } from './welcome-view.tsx'
