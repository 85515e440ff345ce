import { FileText, Scale } from 'lucide-react'
import type { ItemId } from '#shared/content/identity.ts'
import type { EnquiryRow } from '#shared/enquiry/enquiry.ts'
import { useText } from '../../i18n/index.ts'
import { useItemTitle } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { useLicenceChoices } from '../../ui-state/licence-choices.ts'
import { useNavigation } from '../../ui-state/navigation.ts'

interface LinkedProps {
  readonly enquiry: EnquiryRow
  readonly onOpenItem: (item: ItemId) => void
}

/** What an enquiry was linked to: each opens where it is read. */
export function Linked({ enquiry: { linkedItems, linkedLicences }, onOpenItem }: LinkedProps) {
  const { enquiryMoves: text } = useText()
  if (linkedItems.length + linkedLicences.length === 0) return null
  const lookUp = (chosen: string) => {
    useLicenceChoices.setState({ tab: 'lookUp', search: '', terms: [], chosen })
    useNavigation.getState().go('licences')
  }
  return (
    <section className="enquiry-linked" aria-label={text.linked}>
      {linkedItems.map(item => (
        <LinkedItem key={item} item={item} onOpen={() => onOpenItem(item)} />
      ))}
      {linkedLicences.map(id => (
        <Button
          key={id}
          size="small"
          icon={<Scale aria-hidden />}
          aria-label={text.openLicence({ id })}
          onPress={() => lookUp(id)}
        >
          {id}
        </Button>
      ))}
    </section>
  )
}

function LinkedItem({ item, onOpen }: { item: ItemId; onOpen: () => void }) {
  const { enquiryMoves: text } = useText()
  const title = useItemTitle(item)?.title
  if (title === undefined) return <span className="enquiry-linked-gone">{text.linkedItemGone}</span>
  return (
    <Button
      size="small"
      className="enquiry-linked-item"
      icon={<FileText aria-hidden />}
      aria-label={text.openItem({ title })}
      onPress={onOpen}
    >
      <span className="enquiry-linked-title">{title}</span>
    </Button>
  )
}

/** Where the messages of an enquiry are that was merged into another. */
export function MergedInto({
  enquiry,
  enquiries,
}: {
  enquiry: EnquiryRow
  enquiries: readonly EnquiryRow[]
}) {
  const { enquiryMoves: text } = useText()
  if (enquiry.mergedInto === null) return null
  const into = enquiries.find(({ id }) => id === enquiry.mergedInto)
  if (into === undefined) return <Notice>{text.mergedElsewhere}</Notice>
  const { id, number } = into
  return (
    <Notice
      actions={
        <Button size="small" onPress={() => useEnquiryChoices.setState({ open: id, composing: null })}>
          {text.openMerged({ number })}
        </Button>
      }
    >
      {text.merged({ number })}
    </Notice>
  )
}
