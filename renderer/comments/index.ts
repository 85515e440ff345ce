export { CommentsPanel } from './comments-panel.tsx'
export { useCommentCommand } from './use-comment-command.ts'
