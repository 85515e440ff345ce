import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Autocomplete, Header, Input, Menu, MenuItem, MenuSection, SearchField } from 'react-aria-components'
import { type Command, type CommandId, commands } from '#shared/ipc/commands.ts'
import { useText } from '../i18n/index.ts'
import { type ItemRow, useReadRow } from '../library/index.ts'
import { ItemTitle, TypeIcon } from '../lists/item-title.tsx'
import { MarkedText } from '../lists/marked-text.tsx'
import { bestMatches, bestScore, goodScore } from '../lists/title-match.ts'
import { nothingChosen } from '../search/query.ts'
import { Dialog } from '../ui/dialog.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { showToast } from '../ui/toast.tsx'
import { useOverlay } from '../ui-state/overlay.ts'
import { useSearchChoices } from '../ui-state/search-choices.ts'
import { acceleratorOf } from './accelerator.ts'
import { useFoundInPalette } from './found-in-palette.ts'
import { runCommand, useAvailableCommands, useCommand } from './registry.ts'
import './command-palette.css'

/** The palette offers all that can be done now but itself. */
function isOffered(command: Command, available: ReadonlySet<CommandId>): boolean {
  return command.id !== 'palette.open' && available.has(command.id)
}

/** The entry that leads to all that is found. */
const allResults = 'all results'

interface ContentProps {
  readonly onOpenItem: (row: ItemRow) => void
  readonly onDone: () => void
}

function PaletteContent({ onOpenItem, onDone }: ContentProps) {
  const text = useText()
  const [search, setSearch] = useState('')
  const readRow = useReadRow()
  const found = useFoundInPalette(search)
  const available = useAvailableCommands()
  const offered = useMemo(() => {
    const able = commands.filter(command => isOffered(command, available))
    return bestMatches(able, command => text.commands.names[command.id], search, able.length)
  }, [available, search, text])
  // Enter takes what stands first: a title that was typed goes before commands that only share some letters with it.
  const commandScore = bestScore(offered, command => text.commands.names[command.id], search)
  const areItemsFirst =
    commandScore < goodScore && bestScore(found, item => item.title, search) > commandScore
  const commandSection = offered.length > 0 && (
    <MenuSection key="commands" className="palette-section" aria-label={text.commands.paletteCommands}>
      <Header className="palette-heading">{text.commands.paletteCommands}</Header>
      {offered.map(command => (
        <MenuItem
          key={command.id}
          id={command.id}
          className="menu-item palette-item"
          textValue={text.commands.names[command.id]}
        >
          <span className="menu-item-text">{text.commands.names[command.id]}</span>
          {command.accelerator !== null && <KeyHint accelerator={command.accelerator} />}
        </MenuItem>
      ))}
    </MenuSection>
  )
  const itemSection = (found.length > 0 || search.trim() !== '') && (
    <MenuSection key="items" className="palette-section" aria-label={text.commands.paletteItems}>
      <Header className="palette-heading">{text.commands.paletteItems}</Header>
      {found.map(({ id, type, title, state, excerpt }) => (
        <MenuItem
          key={id}
          id={id}
          className="menu-item palette-item"
          textValue={title === '' ? text.types.untitled[type] : title}
        >
          <TypeIcon type={type} />
          <span className="menu-item-text palette-words">
            <span className="palette-title">
              <ItemTitle type={type} title={title} />
            </span>
            {excerpt && excerpt.length > 0 && (
              <span className="palette-excerpt">
                <MarkedText parts={excerpt} />
              </span>
            )}
          </span>
          <StateBadge state={state} />
        </MenuItem>
      ))}
      {search.trim() !== '' && (
        <MenuItem
          key={allResults}
          id={allResults}
          className="menu-item palette-item"
          textValue={text.search.allResults({ text: search.trim() })}
        >
          <Search aria-hidden className="type-icon" />
          <span className="menu-item-text">{text.search.allResults({ text: search.trim() })}</span>
          <KeyHint accelerator={acceleratorOf('go.search') ?? ''} />
        </MenuItem>
      )}
    </MenuSection>
  )
  return (
    <Autocomplete inputValue={search} onInputChange={setSearch}>
      <SearchField className="palette-search" aria-label={text.commands.palettePlaceholder} autoFocus>
        <Search aria-hidden />
        <Input
          className="palette-input"
          placeholder={text.commands.palettePlaceholder}
          onKeyDown={event => {
            // One press closes the palette, whether something was typed or not.
            if (event.key === 'Escape') onDone()
          }}
        />
      </SearchField>
      <Menu
        className="palette-results"
        aria-label={text.commands.paletteResults}
        renderEmptyState={() => (
          <p className="palette-empty">{text.commands.paletteEmpty({ text: search })}</p>
        )}
        onAction={key => {
          const command = offered.find(candidate => candidate.id === key)
          const item = found.find(candidate => candidate.id === key)
          onDone()
          // In the first frame the palette goes and hands the focus back; only then can a command move it on, or a window
          // that it opens remember where it came from.
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              if (command) runCommand(command.id)
              else if (item)
                void readRow(item.id).then(row =>
                  row ? onOpenItem(row) : showToast({ message: text.search.gone }),
                )
              else if (key === allResults) {
                useSearchChoices.setState({ text: search, facets: nothingChosen })
                runCommand('go.search')
              }
            }),
          )
        }}
      >
        {areItemsFirst ? [itemSection, commandSection] : [commandSection, itemSection]}
      </Menu>
    </Autocomplete>
  )
}

/** Go anywhere, start anything, find everything that is on this computer. */
export function CommandPalette({ onOpenItem }: { onOpenItem: (row: ItemRow) => void }) {
  const text = useText()
  const isOpen = useOverlay(overlay => overlay.shown === 'palette')
  const { show, close, toggle } = useOverlay.getState()
  useCommand('palette.open', () => toggle('palette'), { inDialog: true })
  return (
    <Dialog
      title={text.commands.palette}
      hideTitle
      className="palette"
      isOpen={isOpen}
      onOpenChange={open => (open ? show('palette') : close('palette'))}
    >
      <PaletteContent onOpenItem={onOpenItem} onDone={() => close('palette')} />
    </Dialog>
  )
}
