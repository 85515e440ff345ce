export { AboutView } from './about-view.tsx'
