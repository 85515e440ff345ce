import type { CommandId } from '../../ipc/commands.ts'

const names = {
  'palette.open': 'Command palette',
  'shortcuts.open': 'Keyboard shortcuts',
  'draft.newNews': 'New news item',
  'draft.save': 'Save on this computer now',
  'go.home': 'Go to Home',
  'go.drafts': 'Go to Drafts',
  'go.review': 'Go to Review',
  'go.published': 'Go to Published',
  'go.settings': 'Settings',
  'go.back': 'Back',
  'sync.now': 'Sync now',
  'sync.panel': 'Sync status',
  'sidebar.toggle': 'Show or hide the sidebar’s names',
  'search.focus': 'Search in this view',
  'item.primary': 'Propose, publish or submit',
  'review.next': 'Next item in review',
  'review.previous': 'Previous item in review',
  'review.approve': 'Approve and publish',
  'review.return': 'Return to author',
  'account.signOut': 'Sign out…',
} satisfies Record<CommandId, string>

export const commands = {
  names,
  palette: 'Command palette',
  palettePlaceholder: 'Type a command or the title of an item',
  paletteCommands: 'Commands',
  paletteItems: 'Items on this computer',
  paletteResults: 'Results',
  paletteEmpty: ({ text }: { text: string }) => `Nothing on this computer matches “${text}”.`,
  shortcuts: 'Keyboard shortcuts',
  shortcutsHint: 'Single letters work while you are not typing in a field.',
  menus: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    go: 'Go',
    item: 'Item',
    help: 'Help',
  },
  /** How keys are written on a keyboard, by their name in the command table. */
  keys: {
    CmdOrCtrl: 'Ctrl',
    Shift: 'Shift',
    Alt: 'Alt',
    Left: '←',
    Enter: 'Enter',
  },
  macKeys: {
    CmdOrCtrl: '⌘',
    Shift: '⇧',
    Alt: '⌥',
    Left: '←',
    Enter: '↩',
  },
}
