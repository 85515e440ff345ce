import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { type ClickedPlace, contextMenuTemplate } from './context-menu.ts'

const nowhere: ClickedPlace = {
  misspelledWord: '',
  dictionarySuggestions: [],
  isEditable: false,
  selectionText: '',
  linkURL: '',
}

function menuAt(place: Partial<ClickedPlace>) {
  const done: string[] = []
  const items = contextMenuTemplate(
    { ...nowhere, ...place },
    {
      replace: suggestion => done.push(`replace ${suggestion}`),
      learn: word => done.push(`learn ${word}`),
      openLink: url => done.push(`open ${url}`),
      copyLink: url => done.push(`copy ${url}`),
    },
  )
  const choose = (label: string) => {
    const item: MenuItemConstructorOptions | undefined = items.find(each => each.label === label)
    Reflect.apply(item?.click ?? expect.fail, undefined, [])
    return done.at(-1)
  }
  return { names: items.map(item => item.label ?? item.role ?? item.type), items, choose }
}

describe('the menu of a place in the page', () => {
  it('offers what a misspelled word may have meant, and to learn it', () => {
    const { names, choose } = menuAt({
      isEditable: true,
      misspelledWord: 'licens',
      dictionarySuggestions: ['licence', 'R&D'],
    })
    expect(names).toEqual([
      'licence',
      'R&&D',
      'separator',
      'Add to dictionary',
      'separator',
      'cut',
      'copy',
      'paste',
      'separator',
      'selectAll',
    ])
    expect(choose('R&&D')).toBe('replace R&D')
    expect(choose('Add to dictionary')).toBe('learn licens')
  })

  it('says so where nobody knows a better word', () => {
    const { items } = menuAt({ isEditable: true, misspelledWord: 'xqz' })
    expect(items[0]).toMatchObject({ label: 'No suggestions', enabled: false })
  })

  it('opens and copies a web link, and no other', () => {
    const { names, choose } = menuAt({ linkURL: 'https://osor.eu/', selectionText: 'OSOR' })
    expect(names).toEqual(['Open link', 'Copy link address', 'separator', 'copy'])
    expect(choose('Open link')).toBe('open https://osor.eu/')
    expect(choose('Copy link address')).toBe('copy https://osor.eu/')
    expect(menuAt({ linkURL: 'app://desk/#x' }).items).toEqual([])
    expect(menuAt({ linkURL: 'javascript:alert(1)' }).items).toEqual([])
  })

  it('is empty where there is nothing to do', () => {
    expect(menuAt({}).items).toEqual([])
  })
})
