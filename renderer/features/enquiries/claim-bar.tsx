import { Eye } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import type { AccountId, Person } from '#shared/content/identity.ts'
import { type Enquiry, enquiryLimits } from '#shared/enquiry/enquiry.ts'
import { claimLease, isHeld } from '#shared/margin/write-in-margin.ts'
import { useCommand } from '../../commands/index.ts'
import { clockTime, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { useAsk } from './use-ask.ts'

interface ClaimBarProps {
  readonly enquiry: Enquiry
  readonly me: AccountId
}

/** Who holds an enquiry now; null: nobody. */
export function useHolder({ claim }: Pick<Enquiry, 'claim'>): Person | null {
  const now = useCurrentTime()
  return claim !== null && isHeld(claim, new Date(now)) ? claim.by : null
}

/** Who is at it, and the one thing that can be done about it. */
export function ClaimBar({ enquiry, me }: ClaimBarProps) {
  const { enquiries: text } = useText()
  const ask = useAsk()
  const holder = useHolder(enquiry)
  const { claim, id } = enquiry
  const [isTaking, setTaking] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const isMine = holder?.id === me
  useRenewal(enquiry, isMine)
  const act = async () => {
    setFailed(false)
    if (holder !== null && !isMine) {
      setTaking(true)
      return
    }
    const isStored = await ask.act(
      isMine ? { kind: 'release', enquiry: id } : { kind: 'claim', enquiry: id, takesOver: null },
    )
    setFailed(!isStored)
  }
  useCommand('review.claim', () => void act())
  const until = claim === null ? '' : clockTime(claim.until)
  const taken = claim?.takenFrom?.who.id === me ? claim : null
  return (
    <section
      className={holder !== null && !isMine ? 'claim-bar claim-bar-others' : 'claim-bar'}
      aria-label={text.claim.region}
    >
      <Eye aria-hidden />
      <p role="status">
        {holder === null && text.claim.nobody}
        {holder !== null && isMine && text.claim.yours({ until })}
        {holder !== null && !isMine && text.claim.theirs({ name: holder.name, until })}
        {taken?.takenFrom && (
          <span className="claim-bar-taken">
            {text.claim.taken({ name: taken.by.name })} <q>{taken.takenFrom.word}</q>
          </span>
        )}
      </p>
      {hasFailed && <p role="alert">{text.failed}</p>}
      <Button size="small" variant="quiet" onPress={() => void act()}>
        {holder === null && text.claim.claim}
        {holder !== null && isMine && text.claim.release}
        {holder !== null && !isMine && text.claim.takeOver}
        <span aria-hidden>
          <KeyHint accelerator="C" />
        </span>
      </Button>
      {isTaking && holder !== null && (
        <TakeOver enquiry={enquiry} holder={holder} onClose={() => setTaking(false)} />
      )}
    </section>
  )
}

/** An own claim is renewed each time a third of its lease is over, while its enquiry is open. */
function useRenewal({ id }: Enquiry, isMine: boolean): void {
  const { act } = useAsk()
  useEffect(() => {
    if (!isMine) return
    const timer = setInterval(() => void act({ kind: 'claim', enquiry: id, takesOver: null }), claimLease / 3)
    return () => clearInterval(timer)
  }, [isMine, id, act])
}

function TakeOver({ enquiry, holder, onClose }: { enquiry: Enquiry; holder: Person; onClose: () => void }) {
  const text = useText()
  const { claim: words } = text.enquiries
  const ask = useAsk()
  const [word, setWord] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const close = useWhileHere(onClose)
  const take = useOneAtATime(async () => {
    if (word.trim() === '') {
      setMissing(true)
      return
    }
    const takesOver = { word: word.trim().slice(0, enquiryLimits.word) }
    if (await ask.act({ kind: 'claim', enquiry: enquiry.id, takesOver })) close()
    else setFailed(true)
  })
  return (
    <Dialog title={words.takeOver} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <form
        className="reason-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          take()
        }}
      >
        <TextField
          label={words.word({ name: holder.name })}
          description={words.wordHelp}
          multiline
          autoFocus
          autoComplete="off"
          maxLength={enquiryLimits.word}
          value={word}
          onChange={typed => {
            setMissing(false)
            setWord(typed)
          }}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) take()
            // Escape is for the window around the field.
            else event.continuePropagation()
          }}
          isInvalid={isMissing}
          errorMessage={words.wordMissing}
          isRequired
          validationBehavior="aria"
        />
        {hasFailed && (
          <Notice tone="red" role="alert">
            {text.enquiries.failed}
          </Notice>
        )}
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            {text.frame.cancel}
          </Button>
          <Button variant="primary" type="submit">
            {words.takeOver}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
