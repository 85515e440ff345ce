import { ShieldUser } from 'lucide-react'
import { useState } from 'react'
import { acceleratorOf, useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import type { EnquirySnapshot } from '../../library/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { PeopleDataDialog } from './people-data-dialog.tsx'

/** The way to what people may ask of what is stored of them. */
export function PeopleDataButton({ snapshot }: { snapshot: EnquirySnapshot }) {
  const { peopleData: text } = useText()
  const [isOpen, setOpen] = useState(false)
  useCommand('enquiry.privacy', () => setOpen(true))
  return (
    <>
      <IconButton
        label={text.title}
        icon={<ShieldUser aria-hidden />}
        accelerator={acceleratorOf('enquiry.privacy')}
        onPress={() => setOpen(true)}
      />
      {isOpen && <PeopleDataDialog snapshot={snapshot} onClose={() => setOpen(false)} />}
    </>
  )
}
