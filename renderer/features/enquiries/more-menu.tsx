import { Ellipsis, Link2, type LucideIcon, Merge, Split } from 'lucide-react'
import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { AccountId } from '#shared/content/identity.ts'
import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import { stateAfter } from '#shared/enquiry/enquiry-state.ts'
import { acceleratorOf, useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import type { EnquirySnapshot } from '../../library/index.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useHolder } from './claim-bar.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { SplitDialog } from './split-dialog.tsx'
import '../../ui/icon-button.css'
import '../../ui/menu.css'

const moves = ['merge', 'split', 'link'] as const
type Move = (typeof moves)[number]

const icons: Readonly<Record<Move, LucideIcon>> = { merge: Merge, split: Split, link: Link2 }

interface MoreMenuProps {
  readonly enquiry: Enquiry
  readonly snapshot: EnquirySnapshot
  readonly me: AccountId
}

/** What is done about an enquiry now and then: merging, splitting and linking. */
export function MoreMenu({ enquiry, snapshot, me }: MoreMenuProps) {
  const { enquiryMoves: text } = useText()
  const [doing, setDoing] = useState<Move | null>(null)
  const holder = useHolder(enquiry)
  const isFree = holder === null || holder.id === me
  const canMove: Readonly<Record<Move, boolean>> = {
    merge: isFree && enquiry.mergedInto === null && stateAfter(enquiry.state, 'merge', true) !== null,
    split: isFree && enquiry.mergedInto === null && enquiry.enquirer !== null,
    link: isFree,
  }
  useCommand('enquiry.merge', () => setDoing('merge'), { enabled: canMove.merge })
  useCommand('enquiry.split', () => setDoing('split'), { enabled: canMove.split })
  useCommand('enquiry.link', () => setDoing('link'), { enabled: canMove.link })
  const offered = moves.filter(move => canMove[move])
  if (offered.length === 0) return null
  const close = () => setDoing(null)
  return (
    <>
      <MenuTrigger>
        <Button className="icon-button" aria-label={text.more}>
          <Ellipsis aria-hidden />
        </Button>
        <Popover className="menu-popover" placement="bottom end" offset={4}>
          <Menu
            className="menu"
            aria-label={text.more}
            onAction={key => {
              const move = offered.find(candidate => candidate === key)
              // When the menu is gone the dialog can take the focus.
              if (move) requestAnimationFrame(() => setDoing(move))
            }}
          >
            {offered.map(move => {
              const Icon = icons[move]
              const accelerator = acceleratorOf(`enquiry.${move}`)
              return (
                <MenuItem key={move} id={move} className="menu-item" textValue={text[move]}>
                  <Icon aria-hidden />
                  <span className="menu-item-text">{text[move]}</span>
                  {accelerator !== null && <KeyHint accelerator={accelerator} />}
                </MenuItem>
              )
            })}
          </Menu>
        </Popover>
      </MenuTrigger>
      {doing === 'merge' && <MergeDialog enquiry={enquiry} enquiries={snapshot.enquiries} onClose={close} />}
      {doing === 'split' && <SplitDialog enquiry={enquiry} onClose={close} />}
      {doing === 'link' && <LinkDialog enquiry={enquiry} onClose={close} />}
    </>
  )
}
