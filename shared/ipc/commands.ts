import { z } from 'zod'

/**
 * Every command that has a key: the menu bar, the command palette and the Keyboard shortcuts sheet are made from this
 * one table. Accelerators are written as Electron writes them; `scope` says where a single key works, because a key
 * without a modifier must not fire while somebody types.
 */
export const commands = [
  { id: 'palette.open', accelerator: 'CmdOrCtrl+K', menu: 'view', scope: 'everywhere' },
  { id: 'shortcuts.open', accelerator: 'CmdOrCtrl+/', menu: 'help', scope: 'everywhere' },
  { id: 'go.about', accelerator: 'Shift+F1', menu: 'help', scope: 'everywhere' },
  { id: 'draft.newNews', accelerator: 'CmdOrCtrl+N', menu: 'file', scope: 'everywhere' },
  { id: 'draft.newEvent', accelerator: 'CmdOrCtrl+Shift+A', menu: 'file', scope: 'everywhere' },
  { id: 'draft.newSolution', accelerator: 'CmdOrCtrl+Shift+L', menu: 'file', scope: 'everywhere' },
  { id: 'draft.newDocument', accelerator: 'CmdOrCtrl+Shift+D', menu: 'file', scope: 'everywhere' },
  { id: 'draft.newCaseStudy', accelerator: 'CmdOrCtrl+Shift+Y', menu: 'file', scope: 'everywhere' },
  { id: 'draft.fromTemplate', accelerator: 'CmdOrCtrl+Shift+N', menu: 'file', scope: 'everywhere' },
  { id: 'draft.save', accelerator: 'CmdOrCtrl+S', menu: 'file', scope: 'everywhere' },
  { id: 'import.open', accelerator: 'CmdOrCtrl+Alt+I', menu: 'file', scope: 'everywhere' },
  { id: 'item.export', accelerator: 'CmdOrCtrl+Shift+E', menu: 'file', scope: 'everywhere' },
  { id: 'window.new', accelerator: 'CmdOrCtrl+Alt+N', menu: 'file', scope: 'everywhere' },
  { id: 'library.exportAll', accelerator: 'CmdOrCtrl+Shift+X', menu: 'file', scope: 'everywhere' },
  { id: 'go.home', accelerator: 'CmdOrCtrl+1', menu: 'go', scope: 'everywhere' },
  { id: 'go.drafts', accelerator: 'CmdOrCtrl+2', menu: 'go', scope: 'everywhere' },
  { id: 'go.review', accelerator: 'CmdOrCtrl+3', menu: 'go', scope: 'everywhere' },
  { id: 'go.pulse', accelerator: 'CmdOrCtrl+Shift+P', menu: 'go', scope: 'everywhere' },
  { id: 'go.enquiries', accelerator: 'CmdOrCtrl+6', menu: 'go', scope: 'everywhere' },
  { id: 'go.published', accelerator: 'CmdOrCtrl+4', menu: 'go', scope: 'everywhere' },
  { id: 'go.templates', accelerator: 'CmdOrCtrl+Shift+M', menu: 'go', scope: 'everywhere' },
  { id: 'go.search', accelerator: 'CmdOrCtrl+Shift+F', menu: 'edit', scope: 'everywhere' },
  { id: 'go.caseStudies', accelerator: 'CmdOrCtrl+5', menu: 'go', scope: 'everywhere' },
  { id: 'go.licences', accelerator: 'CmdOrCtrl+7', menu: 'go', scope: 'everywhere' },
  { id: 'go.centres', accelerator: 'CmdOrCtrl+8', menu: 'go', scope: 'everywhere' },
  { id: 'go.members', accelerator: 'CmdOrCtrl+9', menu: 'go', scope: 'everywhere' },
  { id: 'go.settings', accelerator: 'CmdOrCtrl+,', menu: 'go', scope: 'everywhere' },
  { id: 'go.back', accelerator: 'Alt+Left', menu: 'go', scope: 'everywhere' },
  { id: 'sync.now', accelerator: 'CmdOrCtrl+Shift+S', menu: 'file', scope: 'everywhere' },
  { id: 'sync.panel', accelerator: 'CmdOrCtrl+Shift+O', menu: 'view', scope: 'everywhere' },
  { id: 'notification.focus', accelerator: 'F6', menu: 'view', scope: 'everywhere' },
  { id: 'sidebar.toggle', accelerator: 'CmdOrCtrl+B', menu: 'view', scope: 'outside_text' },
  { id: 'search.focus', accelerator: 'CmdOrCtrl+F', menu: 'edit', scope: 'everywhere' },
  { id: 'text.replace', accelerator: 'CmdOrCtrl+Alt+F', menu: 'edit', scope: 'everywhere' },
  { id: 'text.findNext', accelerator: 'F3', menu: 'edit', scope: 'everywhere' },
  { id: 'text.findPrevious', accelerator: 'Shift+F3', menu: 'edit', scope: 'everywhere' },
  { id: 'text.source', accelerator: 'CmdOrCtrl+Alt+U', menu: 'view', scope: 'everywhere' },
  { id: 'item.primary', accelerator: 'CmdOrCtrl+Enter', menu: 'item', scope: 'everywhere' },
  { id: 'item.duplicate', accelerator: 'CmdOrCtrl+Shift+J', menu: 'item', scope: 'everywhere' },
  { id: 'item.saveAsTemplate', accelerator: 'CmdOrCtrl+Shift+T', menu: 'item', scope: 'everywhere' },
  { id: 'item.comment', accelerator: 'CmdOrCtrl+Alt+M', menu: 'item', scope: 'everywhere' },
  { id: 'item.print', accelerator: 'CmdOrCtrl+P', menu: 'item', scope: 'everywhere' },
  { id: 'item.versions', accelerator: 'CmdOrCtrl+Shift+H', menu: 'item', scope: 'everywhere' },
  { id: 'draft.delete', accelerator: 'CmdOrCtrl+Shift+Delete', menu: 'item', scope: 'everywhere' },
  { id: 'caseStudy.previous', accelerator: 'Alt+PageUp', menu: 'item', scope: 'everywhere' },
  { id: 'caseStudy.next', accelerator: 'Alt+PageDown', menu: 'item', scope: 'everywhere' },
  { id: 'review.next', accelerator: 'J', menu: 'item', scope: 'outside_text' },
  { id: 'review.previous', accelerator: 'K', menu: 'item', scope: 'outside_text' },
  { id: 'review.nextChange', accelerator: 'N', menu: 'item', scope: 'outside_text' },
  { id: 'review.previousChange', accelerator: 'P', menu: 'item', scope: 'outside_text' },
  { id: 'review.compareWay', accelerator: 'V', menu: 'view', scope: 'outside_text' },
  { id: 'review.approve', accelerator: 'A', menu: 'item', scope: 'outside_text' },
  { id: 'review.return', accelerator: 'R', menu: 'item', scope: 'outside_text' },
  { id: 'review.grantDeletion', accelerator: 'G', menu: 'item', scope: 'outside_text' },
  { id: 'review.rejectDeletion', accelerator: 'Shift+G', menu: 'item', scope: 'outside_text' },
  { id: 'item.decisions', accelerator: 'CmdOrCtrl+Alt+D', menu: 'item', scope: 'everywhere' },
  { id: 'review.claim', accelerator: 'C', menu: 'item', scope: 'outside_text' },
  { id: 'review.suggest', accelerator: 'S', menu: 'item', scope: 'outside_text' },
  { id: 'review.mark', accelerator: 'X', menu: 'item', scope: 'outside_text' },
  { id: 'review.decideMarked', accelerator: 'D', menu: 'item', scope: 'outside_text' },
  { id: 'enquiry.reply', accelerator: 'W', menu: 'item', scope: 'outside_text' },
  { id: 'enquiry.note', accelerator: 'I', menu: 'item', scope: 'outside_text' },
  { id: 'enquiry.take', accelerator: 'M', menu: 'item', scope: 'outside_text' },
  { id: 'enquiry.close', accelerator: 'E', menu: 'item', scope: 'outside_text' },
  { id: 'enquiry.merge', accelerator: 'Shift+M', menu: 'item', scope: 'outside_text' },
  { id: 'enquiry.split', accelerator: 'Shift+S', menu: 'item', scope: 'outside_text' },
  { id: 'enquiry.link', accelerator: 'L', menu: 'item', scope: 'outside_text' },
  { id: 'enquiry.textModule', accelerator: 'CmdOrCtrl+Alt+T', menu: 'item', scope: 'everywhere' },
  { id: 'enquiry.attachComparison', accelerator: 'CmdOrCtrl+Alt+A', menu: 'item', scope: 'everywhere' },
  { id: 'enquiry.faq', accelerator: 'CmdOrCtrl+Alt+Q', menu: 'item', scope: 'everywhere' },
  { id: 'enquiry.privacy', accelerator: 'CmdOrCtrl+Alt+P', menu: 'item', scope: 'everywhere' },
  { id: 'enquiry.similar', accelerator: 'Q', menu: 'item', scope: 'outside_text' },
  { id: 'item.shareLink', accelerator: 'CmdOrCtrl+Alt+L', menu: 'item', scope: 'everywhere' },
  { id: 'item.addToCalendar', accelerator: 'CmdOrCtrl+Alt+J', menu: 'item', scope: 'everywhere' },
  { id: 'published.way', accelerator: 'Y', menu: 'view', scope: 'outside_text' },
  { id: 'pulse.tables', accelerator: 'T', menu: 'view', scope: 'outside_text' },
  { id: 'members.invite', accelerator: 'CmdOrCtrl+Shift+K', menu: 'item', scope: 'everywhere' },
  { id: 'members.changeRole', accelerator: 'F2', menu: 'item', scope: 'outside_text' },
  { id: 'members.remove', accelerator: 'Delete', menu: 'item', scope: 'outside_text' },
  { id: 'licences.compare', accelerator: 'CmdOrCtrl+Alt+K', menu: 'item', scope: 'everywhere' },
  { id: 'licences.copyComparison', accelerator: 'CmdOrCtrl+Alt+C', menu: 'edit', scope: 'everywhere' },
  { id: 'centres.add', accelerator: 'CmdOrCtrl+Shift+U', menu: 'item', scope: 'everywhere' },
  { id: 'follows.open', accelerator: 'CmdOrCtrl+Alt+W', menu: 'view', scope: 'everywhere' },
  { id: 'drafts.deleted', accelerator: null, menu: 'go', scope: 'everywhere' },
  { id: 'account.signOut', accelerator: null, menu: 'file', scope: 'everywhere' },
] as const satisfies readonly CommandSpec[]

interface CommandSpec {
  readonly id: string
  readonly accelerator: string | null
  readonly menu: 'file' | 'edit' | 'view' | 'go' | 'item' | 'help'
  readonly scope: 'everywhere' | 'outside_text'
}

export type CommandId = (typeof commands)[number]['id']
export type Command = (typeof commands)[number]

const ids: readonly CommandId[] = commands.map(command => command.id)
export const commandId: z.ZodType<CommandId> = z.enum(ids)
