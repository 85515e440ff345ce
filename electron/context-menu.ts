import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import { writingTools } from '#shared/messages/en/writing-tools.ts'

/** What the menu needs of a place that was clicked on. */
export type ClickedPlace = Pick<
  ContextMenuParams,
  'misspelledWord' | 'dictionarySuggestions' | 'isEditable' | 'selectionText' | 'linkURL'
>

/** What can be done from the menu. */
export interface ContextMenuActions {
  readonly replace: (suggestion: string) => void
  readonly learn: (word: string) => void
  readonly openLink: (url: string) => void
  readonly copyLink: (url: string) => void
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

function isWebOrMail(url: string): boolean {
  return /^(?:https?|mailto):/i.test(url)
}

function forSpelling(place: ClickedPlace, actions: ContextMenuActions): MenuItemConstructorOptions[] {
  const { misspelledWord, dictionarySuggestions } = place
  if (misspelledWord === '' || !place.isEditable) return []
  const { contextMenu: text } = writingTools
  const suggestions: MenuItemConstructorOptions[] = dictionarySuggestions.map(suggestion => ({
    // A word may hold the sign that marks a menu's own key.
    label: suggestion.replaceAll('&', '&&'),
    click: () => actions.replace(suggestion),
  }))
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: text.noSuggestion, enabled: false }]),
    separator,
    { label: text.learn, click: () => actions.learn(misspelledWord) },
    separator,
  ]
}

function forLink({ linkURL }: ClickedPlace, actions: ContextMenuActions): MenuItemConstructorOptions[] {
  const { contextMenu: text } = writingTools
  if (!isWebOrMail(linkURL)) return []
  return [
    { label: text.openLink, click: () => actions.openLink(linkURL) },
    { label: text.copyLink, click: () => actions.copyLink(linkURL) },
    separator,
  ]
}

function forWords({ isEditable, selectionText }: ClickedPlace): MenuItemConstructorOptions[] {
  if (isEditable)
    return [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, separator, { role: 'selectAll' }]
  return selectionText.trim() === '' ? [] : [{ role: 'copy' }]
}

/** The menu of a place in the page; empty where there is nothing to do. */
export function contextMenuTemplate(
  place: ClickedPlace,
  actions: ContextMenuActions,
): readonly MenuItemConstructorOptions[] {
  const items = [...forSpelling(place, actions), ...forLink(place, actions), ...forWords(place)]
  return items.at(-1)?.type === 'separator' ? items.slice(0, -1) : items
}
