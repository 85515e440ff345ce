export { TemplateDialog } from './template-dialog.tsx'
export { TemplatesView } from './templates-view.tsx'
