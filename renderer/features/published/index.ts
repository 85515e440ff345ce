export { PublishedView } from './published-view.tsx'
