export { followedIn, newsIn, unreadIn } from './news.ts'
export { NewsSection } from './news-section.tsx'
export { useAskedFor } from './use-asked-for.ts'
export { useTelling } from './use-telling.ts'
