export { HomeView } from './home-view.tsx'
export { isReviewer, reviewCount, waitsForReview } from './my-work.ts'
export { useHearing } from './use-hearing.ts'
