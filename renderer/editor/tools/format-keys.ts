/** The keys that work while a text is written, by what the catalogue calls them; the editor's own schema listens for them. */
export const formatKeys = {
  paragraph: 'CmdOrCtrl+Alt+0',
  heading2: 'CmdOrCtrl+Alt+2',
  heading3: 'CmdOrCtrl+Alt+3',
  heading4: 'CmdOrCtrl+Alt+4',
  bold: 'CmdOrCtrl+B',
  italic: 'CmdOrCtrl+I',
  link: 'CmdOrCtrl+Shift+K',
  bulletList: 'CmdOrCtrl+Shift+8',
  orderedList: 'CmdOrCtrl+Shift+7',
  definitionList: 'CmdOrCtrl+Shift+6',
  quote: 'CmdOrCtrl+Shift+B',
  picture: 'CmdOrCtrl+Shift+G',
  table: 'CmdOrCtrl+Alt+G',
  video: 'CmdOrCtrl+Alt+V',
  code: 'CmdOrCtrl+E',
  codeBlock: 'CmdOrCtrl+Alt+C',
  cite: 'CmdOrCtrl+Alt+B',
  inlineQuote: 'CmdOrCtrl+Alt+Q',
  lineBreak: 'Shift+Enter',
  moveUp: 'Alt+Up',
  moveDown: 'Alt+Down',
  tools: 'Alt+F10',
  undo: 'CmdOrCtrl+Z',
  redo: 'CmdOrCtrl+Shift+Z',
} as const

/** Everything that has a key while a text is written. */
export type FormatName = keyof typeof formatKeys
