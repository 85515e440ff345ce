/** The keys that work while a text is written, by what the catalogue calls them; the editor's own schema listens for them. */
export const formatKeys = {
  heading2: 'CmdOrCtrl+Alt+2',
  heading3: 'CmdOrCtrl+Alt+3',
  bold: 'CmdOrCtrl+B',
  italic: 'CmdOrCtrl+I',
  link: 'CmdOrCtrl+Shift+K',
  code: 'CmdOrCtrl+E',
  bulletList: 'CmdOrCtrl+Shift+8',
  orderedList: 'CmdOrCtrl+Shift+7',
  quote: 'CmdOrCtrl+Shift+B',
  undo: 'CmdOrCtrl+Z',
  redo: 'CmdOrCtrl+Shift+Z',
} as const
