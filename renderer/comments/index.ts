export { CommentsPanel } from './comments-panel.tsx'
export { RefusedComments } from './refused-comments.tsx'
export { useCommentCommand } from './use-comment-command.ts'
