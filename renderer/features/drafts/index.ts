export { DraftsView } from './drafts-view.tsx'
export { mayWrite, useNewItem } from './new-item.ts'
export { NewItemMenu } from './new-item-menu.tsx'
export { useOpeningMade } from './use-opening-made.ts'
