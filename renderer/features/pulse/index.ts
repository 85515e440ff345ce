export { PulseView } from './pulse-view.tsx'
