import { type FormEvent, useState } from 'react'
import { ItemId } from '#shared/content/identity.ts'
import { type Enquiry, enquiryLimits } from '#shared/enquiry/enquiry.ts'
import { useText } from '../../i18n/index.ts'
import { useAllOf } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { LicenceBox } from '../licences/index.ts'
import { ChooseBox, ChosenTags } from '../writing/index.ts'
import { useAsk } from './use-ask.ts'

/** Chooses what an enquiry is about: items of the library, and licences. */
export function LinkDialog({ enquiry, onClose }: { enquiry: Enquiry; onClose: () => void }) {
  const { enquiryMoves: text, enquiries: words, frame, types, licences: licenceText } = useText()
  const ask = useAsk()
  const rows = useAllOf('everything')
  const [items, setItems] = useState(enquiry.linkedItems)
  const [licences, setLicences] = useState(enquiry.linkedLicences)
  const [typed, setTyped] = useState('')
  const [hasFailed, setFailed] = useState(false)
  const close = useWhileHere(onClose)
  const link = useOneAtATime(async () => {
    if (await ask.act({ kind: 'link', enquiry: enquiry.id, items, licences })) close()
    else setFailed(true)
  })
  return (
    <Dialog title={text.linkTitle} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <form
        className="reason-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          link()
        }}
      >
        {items.length < enquiryLimits.linkedItems ? (
          <ChooseBox
            autoFocus
            label={text.linkItems}
            description={text.linkItemsHelp}
            options={rows
              ?.filter(({ id }) => !items.includes(id))
              .map(({ id, title, type }) => ({ id, label: title, note: types.names[type] }))}
            onChoose={id => {
              const item = ItemId.safeParse(id)
              if (item.success) setItems([...items, item.data])
            }}
            onBackspace={() => setItems(items.slice(0, -1))}
          />
        ) : (
          <p>{text.linkFull({ most: enquiryLimits.linkedItems })}</p>
        )}
        <ChosenTags
          field={text.linkItems}
          entries={items.map(id => ({
            id,
            label: rows?.find(row => row.id === id)?.title ?? text.linkedItemGone,
          }))}
          onRemove={id => setItems(items.filter(item => item !== id))}
        />
        {licences.length < enquiryLimits.linkedLicences ? (
          <LicenceBox
            label={text.linkLicences}
            description={text.linkLicencesHelp}
            placeholder={licenceText.searchPlaceholder}
            value={typed}
            onChange={setTyped}
            onChoose={id => {
              setTyped('')
              setLicences([...licences, id])
            }}
            without={licences}
          />
        ) : (
          <p>{text.linkFull({ most: enquiryLimits.linkedLicences })}</p>
        )}
        <ChosenTags
          field={text.linkLicences}
          entries={licences.map(id => ({ id, label: id }))}
          onRemove={id => setLicences(licences.filter(licence => licence !== id))}
        />
        {hasFailed && (
          <Notice tone="red" role="alert">
            {words.failed}
          </Notice>
        )}
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            {frame.cancel}
          </Button>
          <Button variant="primary" type="submit">
            {text.linkIt}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
