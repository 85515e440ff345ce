export { EarlierWordsBanner } from './earlier-words-banner.tsx'
