import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { type CommandId, commands } from '#shared/ipc/commands.ts'
import { menuTemplate } from './menu.ts'

function itemsOf(platform: NodeJS.Platform, isPackaged = true, chosen: CommandId[] = []) {
  const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap(item => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
  return flat(menuTemplate({ platform, isPackaged, choose: command => chosen.push(command) }))
}

const platforms = ['linux', 'win32', 'darwin'] as const

describe.each(platforms)('the menu bar on %s', platform => {
  it('holds every command once, with a name', () => {
    const ids = itemsOf(platform).flatMap(item => (item.id === undefined ? [] : [item.id]))
    expect(ids.toSorted()).toEqual(commands.map(command => command.id).toSorted())
    for (const item of itemsOf(platform)) {
      if (item.id !== undefined) expect(item.label).toMatch(/\w/)
    }
  })

  it('tells which command was chosen', () => {
    const chosen: CommandId[] = []
    const item = itemsOf(platform, true, chosen).find(({ id }) => id === 'go.drafts')
    Reflect.apply(item?.click ?? expect.fail, undefined, [])
    expect(chosen).toEqual(['go.drafts'])
  })

  it('shows keys without taking them from the page', () => {
    for (const item of itemsOf(platform)) {
      if (item.accelerator !== undefined) expect(item.registerAccelerator).toBe(false)
    }
    expect(itemsOf(platform).find(({ id }) => id === 'palette.open')?.accelerator).toBe('CmdOrCtrl+K')
  })

  it('has the platform’s own items', () => {
    const roles = itemsOf(platform).map(item => item.role)
    for (const role of ['undo', 'copy', 'paste', 'zoomIn', 'togglefullscreen', 'quit', 'about'] as const) {
      expect(roles.filter(each => each === role)).toHaveLength(1)
    }
  })

  it('offers developer tools only to developers', () => {
    const has = (isPackaged: boolean) =>
      itemsOf(platform, isPackaged).some(item => item.role === 'toggleDevTools')
    expect([has(true), has(false)]).toEqual([false, true])
  })
})

describe('the menu bar on a Mac', () => {
  it('shows no single letter, because it would take the letter from whoever types it', () => {
    const letters = commands.filter(command => command.scope === 'outside_text').map(command => command.id)
    for (const item of itemsOf('darwin')) {
      if (letters.some(id => id === item.id)) expect(item.accelerator).toBeUndefined()
    }
  })
})
