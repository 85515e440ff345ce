export { WritingView } from './writing-view.tsx'
