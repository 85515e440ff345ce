import { FileDown, ShieldX } from 'lucide-react'
import { useRef, useState } from 'react'
import { enquiriesOfPerson, PersonAddress, type PersonExport } from '#shared/enquiry/people-data.ts'
import { useText } from '../../i18n/index.ts'
import type { EnquirySnapshot } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ErasePersonDialog } from './erase-person-dialog.tsx'
import { ExportedPerson } from './exported-person.tsx'
import { PrivacyLogTable } from './privacy-log-table.tsx'
import { usePeopleData } from './use-people-data.ts'
import './people-data.css'

interface PeopleDataDialogProps {
  readonly snapshot: EnquirySnapshot
  readonly onClose: () => void
}

/** What came of the last thing that was asked. */
type Result =
  | { readonly kind: 'exported'; readonly email: PersonAddress; readonly enquiries: PersonExport }
  | { readonly kind: 'erased'; readonly count: number }
  | { readonly kind: 'problem'; readonly email: PersonAddress; readonly sentence: string }

/** What people may ask of what is stored of them: to have it, and to have it erased; and what was done about it so far. */
export function PeopleDataDialog({ snapshot, onClose }: PeopleDataDialogProps) {
  const { peopleData: text, commands } = useText()
  const { exportPerson } = usePeopleData()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  /** Whose data are being asked for. */
  const [asking, setAsking] = useState<PersonAddress | null>(null)
  const askedLast = useRef<PersonAddress | null>(null)
  const [erasing, setErasing] = useState<PersonAddress | null>(null)
  const [result, setResult] = useState<Result | null>(null)
  const email = PersonAddress.safeParse(typed).data ?? null
  // What came for another address than the one that is typed is not to be taken for its own.
  const shown = result === null || result.kind === 'erased' || result.email === email ? result : null
  const count = email === null ? null : enquiriesOfPerson(snapshot.enquiries, email).length

  const withAddress = (work: (email: PersonAddress) => void) => {
    setResult(null)
    setWrong(email === null)
    if (email !== null) work(email)
  }
  const exportAll = async (email: PersonAddress) => {
    // Each time is in the log: a double press is one.
    if (askedLast.current === email) return
    askedLast.current = email
    setAsking(email)
    const come = (result: Result) => {
      // The last address that was asked about counts, in whichever order the answers come.
      if (askedLast.current !== email) return
      askedLast.current = null
      setAsking(null)
      setResult(result)
    }
    try {
      const answer = await exportPerson(email)
      come(
        answer.kind === 'answer'
          ? { kind: 'exported', email, enquiries: answer.value }
          : { kind: 'problem', email, sentence: text.notDone({ why: text.troubles[answer.trouble] }) },
      )
    } catch {
      come({ kind: 'problem', email, sentence: text.failed })
    }
  }
  return (
    <Dialog
      title={text.title}
      size="large"
      className="people-data"
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) onClose()
      }}
    >
      <p>{text.intro}</p>
      <form
        className="people-data-form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          withAddress(email => void exportAll(email))
        }}
      >
        <TextField
          label={text.address}
          description={count === null ? text.addressHelp : text.here({ count })}
          type="email"
          autoFocus
          autoComplete="off"
          maxLength={254}
          value={typed}
          onChange={address => {
            setWrong(false)
            setResult(null)
            setTyped(address)
          }}
          isInvalid={isWrong}
          errorMessage={text.addressWrong}
          isRequired
          validationBehavior="aria"
        />
        <Button type="submit" icon={<FileDown aria-hidden />} isPending={asking !== null && asking === email}>
          {text.export}
        </Button>
        <Button
          variant="danger"
          icon={<ShieldX aria-hidden />}
          isDisabled={asking !== null}
          onPress={() => withAddress(setErasing)}
        >
          {text.erase}
        </Button>
      </form>
      {shown?.kind === 'problem' && (
        <Notice tone="amber" role="alert">
          {shown.sentence}
        </Notice>
      )}
      {shown?.kind === 'erased' && (
        <Notice tone="green" role="status">
          {text.erased({ count: shown.count })}
        </Notice>
      )}
      {shown?.kind === 'exported' && <ExportedPerson email={shown.email} enquiries={shown.enquiries} />}
      <PrivacyLogTable />
      <DialogActions>
        <Button onPress={onClose}>{commands.close}</Button>
      </DialogActions>
      {erasing !== null && (
        <ErasePersonDialog
          email={erasing}
          count={enquiriesOfPerson(snapshot.enquiries, erasing).length}
          onErased={count => {
            setErasing(null)
            setTyped('')
            setResult({ kind: 'erased', count })
          }}
          onClose={() => setErasing(null)}
        />
      )}
    </Dialog>
  )
}
