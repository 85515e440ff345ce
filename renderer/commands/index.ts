export { useCommandKeys } from './command-keys.ts'
export { CommandPalette } from './command-palette.tsx'
export { runCommand, useCommand } from './registry.ts'
export { ShortcutsSheet } from './shortcuts-sheet.tsx'
