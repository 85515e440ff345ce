import { ChevronDown, FileDown } from 'lucide-react'
import { useState } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { instantOf } from '#shared/content/identity.ts'
import {
  type TrailFormat,
  type TrailItem,
  trailAsCsv,
  trailAsJson,
  trailFormats,
} from '#shared/exchange/trail-file.ts'
import type { Messages } from '#shared/messages/en.ts'
import type { DiskFailure } from '#shared/sync/journal.ts'
import type { TrailEntry } from '#shared/sync/trail.ts'
import { desk } from '../bridge/index.ts'
import { useText } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { showToast } from '../ui/toast.tsx'
import '../ui/menu.css'

interface TrailExportProps {
  readonly item: TrailItem
  readonly entries: readonly TrailEntry[]
}

/** Writes the trail that is on screen to a file, where the person says. */
export function TrailExport({ item, entries }: TrailExportProps) {
  const text = useText()
  const { editor: words } = text
  const [failure, setFailure] = useState<DiskFailure | null>(null)

  async function save(format: TrailFormat): Promise<void> {
    setFailure(null)
    const title = item.title === '' ? text.types.untitled[item.type] : item.title
    // The ending counts as part of a name that is too long.
    const name = `${words.trailFileName({ title: title.slice(0, longestTitle) })}.${format}`
    const bytes = new TextEncoder().encode(written(format, item, entries, text))
    const outcome = await desk.call('program.saveFile', { name, bytes })
    if (outcome.kind === 'failed') setFailure(outcome.reason)
    if (outcome.kind === 'saved') showToast({ message: words.trailSaved(outcome) })
  }

  return (
    <div className="trail-export">
      <MenuTrigger>
        <Button size="small" icon={<FileDown aria-hidden />}>
          {words.exportTrail}
          <ChevronDown aria-hidden />
        </Button>
        <Popover className="menu-popover" placement="bottom start" offset={4}>
          <Menu className="menu">
            {trailFormats.map(format => (
              <MenuItem
                key={format}
                id={format}
                className="menu-item"
                textValue={words.trailFormats[format]}
                onAction={() => void save(format).catch(() => setFailure('unknown'))}
              >
                <span className="menu-item-text">{words.trailFormats[format]}</span>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {failure !== null && (
        <Notice tone="red" role="alert">
          {words.trailNotSaved[failure]}
        </Notice>
      )}
    </div>
  )
}

/** Letters of a title in a file's name. */
const longestTitle = 100

function written(
  format: TrailFormat,
  item: TrailItem,
  entries: readonly TrailEntry[],
  { editor, states }: Messages,
): string {
  switch (format) {
    case 'csv':
      return trailAsCsv(entries, { columns: editor.trailColumns, steps: editor.past, states })
    case 'json':
      return trailAsJson(item, entries, instantOf(new Date()))
  }
}
