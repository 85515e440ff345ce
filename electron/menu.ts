import type { MenuItemConstructorOptions } from 'electron'
import { type Command, type CommandId, commands } from '#shared/ipc/commands.ts'
import { commands as commandText } from '#shared/messages/en/commands.ts'
import { menu as text } from '#shared/messages/en/menu.ts'

interface MenuParts {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  /** Somebody chose a command in the menu. */
  readonly choose: (command: CommandId) => void
}

type Item = MenuItemConstructorOptions
const line: Item = { type: 'separator' }

/** Without a heading of its own on the Mac, whose application menu holds these. */
const inApplicationMenu: readonly CommandId[] = ['go.settings']

/**
 * The native menu bar: the desk's commands, from the table that the page takes its keys from, and the platform's own
 * items. The page handles the keys, so that one press never counts twice: the menu only shows them.
 */
export function menuTemplate({ platform, isPackaged, choose }: MenuParts): Item[] {
  const isMac = platform === 'darwin'

  function item(command: Command): Item {
    // A Mac's menu takes every key it shows, also a single letter while somebody types it.
    const isShown = command.accelerator !== null && !(isMac && command.scope === 'outside_text')
    return {
      id: command.id,
      label: commandText.names[command.id],
      ...(isShown && command.accelerator !== null && { accelerator: command.accelerator }),
      registerAccelerator: false,
      click: () => choose(command.id),
    }
  }
  function itemsOf(menu: Command['menu']): Item[] {
    return commands
      .filter(command => command.menu === menu && !(isMac && inApplicationMenu.includes(command.id)))
      .map(item)
  }

  const quit: Item = { role: 'quit', label: text.quit }
  const about: Item = { role: 'about', label: text.about }
  const applicationMenu: Item[] = [
    about,
    line,
    ...commands.filter(command => inApplicationMenu.includes(command.id)).map(item),
    line,
    { role: 'services' },
    line,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    line,
    quit,
  ]
  return [
    ...(isMac ? [{ role: 'appMenu' as const, submenu: applicationMenu }] : []),
    { label: text.file, submenu: [...itemsOf('file'), ...(isMac ? [] : [line, quit])] },
    {
      label: text.edit,
      submenu: [
        { role: 'undo', label: text.undo },
        { role: 'redo', label: text.redo },
        line,
        { role: 'cut', label: text.cut },
        { role: 'copy', label: text.copy },
        { role: 'paste', label: text.paste },
        { role: 'pasteAndMatchStyle', label: text.pastePlain },
        { role: 'delete', label: text.delete },
        line,
        { role: 'selectAll', label: text.selectAll },
        line,
        ...itemsOf('edit'),
      ],
    },
    {
      label: text.view,
      submenu: [
        ...itemsOf('view'),
        line,
        { role: 'resetZoom', label: text.actualSize },
        { role: 'zoomIn', label: text.zoomIn },
        { role: 'zoomOut', label: text.zoomOut },
        line,
        { role: 'togglefullscreen', label: text.fullScreen },
        ...(isPackaged ? [] : [line, { role: 'toggleDevTools' as const, label: text.developerTools }]),
      ],
    },
    { label: text.go, submenu: itemsOf('go') },
    { label: text.item, submenu: itemsOf('item') },
    {
      role: 'windowMenu',
      label: text.window,
      submenu: [
        { role: 'minimize', label: text.minimize },
        { role: 'close', label: text.close },
      ],
    },
    { role: 'help', label: text.help, submenu: [...itemsOf('help'), ...(isMac ? [] : [line, about])] },
  ]
}
