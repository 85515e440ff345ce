import { type FormEvent, useState } from 'react'
import type { AccountId, Person } from '#shared/content/identity.ts'
import { ContactLanguage } from '#shared/enquiry/contact-form.ts'
import { Closing, type Enquiry, EnquiryTopic, enquiryLimits, Urgency } from '#shared/enquiry/enquiry.ts'
import { stateAfter } from '#shared/enquiry/enquiry-state.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useHolder } from './claim-bar.tsx'
import { useAsk } from './use-ask.ts'

interface TriageBarProps {
  readonly enquiry: Enquiry
  readonly experts: readonly Person[]
  readonly me: AccountId
}

const nobody = 'nobody'
const noTopic = 'none'

/** What it is about, how urgent it is, and in whose hands; and how it ends. */
export function TriageBar({ enquiry, experts, me }: TriageBarProps) {
  const { enquiries: text } = useText()
  const ask = useAsk()
  const holder = useHolder(enquiry)
  const isHeldByOther = holder !== null && holder.id !== me
  const [giving, setGiving] = useState<AccountId | typeof nobody | null>(null)
  const [isClosing, setClosing] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const { id, topic, urgency, language, assignee, state } = enquiry
  const done = async (asking: Promise<boolean>) => setFailed(!(await asking))
  const triage = (change: Partial<Pick<Enquiry, 'topic' | 'urgency' | 'language'>>) =>
    void done(ask.act({ kind: 'triage', enquiry: id, topic, urgency, language, ...change }))
  const give = (to: AccountId | typeof nobody, word: string | null) =>
    done(
      ask.act(
        to === nobody ? { kind: 'set_free', enquiry: id, word } : { kind: 'assign', enquiry: id, to, word },
      ),
    )
  const choose = (to: AccountId | typeof nobody) => {
    if (to === (assignee?.id ?? nobody)) return
    if (assignee !== null && assignee.id !== me) setGiving(to)
    else if (assignee !== null && to !== nobody) setGiving(to)
    else void give(to, null)
  }
  const canClose = stateAfter(state, 'close', assignee !== null) !== null
  const canReopen =
    enquiry.mergedInto === null &&
    enquiry.enquirer !== null &&
    stateAfter(state, 'reopen', assignee !== null) !== null
  const canTriage = stateAfter(state, 'triage', assignee !== null) !== null && !isHeldByOther
  useCommand('enquiry.take', () => choose(me), { enabled: !isHeldByOther && state !== 'closed' })
  useCommand('enquiry.close', () => setClosing(true), { enabled: canClose && !isHeldByOther })
  return (
    <section className="triage-bar" aria-label={text.triage.region}>
      {canTriage && (
        <>
          <SelectMenu
            label={text.triage.topic}
            choices={[
              ...(topic === null ? [{ id: noTopic, label: text.triage.noTopic } as const] : []),
              ...EnquiryTopic.options.map(each => ({ id: each, label: text.topics[each] })),
            ]}
            value={topic ?? noTopic}
            onChange={chosen => chosen !== noTopic && triage({ topic: chosen })}
          />
          <SelectMenu
            label={text.triage.urgency}
            choices={Urgency.options.map(each => ({ id: each, label: text.urgencies[each] }))}
            value={urgency}
            onChange={chosen => triage({ urgency: chosen })}
          />
          <SelectMenu
            label={text.triage.language}
            choices={ContactLanguage.options.map(each => ({ id: each, label: text.languages[each] }))}
            value={language}
            onChange={chosen => triage({ language: chosen })}
          />
          <SelectMenu
            label={text.triage.assignee}
            choices={[
              { id: nobody, label: text.triage.nobody },
              ...experts.map(expert => ({ id: expert.id, label: expert.name })),
            ]}
            value={assignee?.id ?? nobody}
            onChange={choose}
          />
        </>
      )}
      <span className="triage-ends">
        {canReopen && !isHeldByOther && (
          <Button onPress={() => void done(ask.act({ kind: 'reopen', enquiry: id }))}>
            {text.triage.reopen}
          </Button>
        )}
        {canClose && !isHeldByOther && (
          <Button onPress={() => setClosing(true)}>
            {text.triage.close}
            <span aria-hidden>
              <KeyHint accelerator="E" />
            </span>
          </Button>
        )}
      </span>
      {hasFailed && <p role="alert">{text.failed}</p>}
      {giving !== null && assignee !== null && (
        <Giving
          from={assignee}
          isOwn={assignee.id === me}
          onGive={word => {
            void give(giving, word)
            setGiving(null)
          }}
          onClose={() => setGiving(null)}
        />
      )}
      {isClosing && (
        <ClosingDialog
          onClosed={as => {
            void done(ask.act({ kind: 'close', enquiry: id, as }))
            setClosing(false)
          }}
          onClose={() => setClosing(false)}
        />
      )}
    </section>
  )
}

interface GivingProps {
  readonly from: Person
  readonly isOwn: boolean
  readonly onGive: (word: string) => void
  readonly onClose: () => void
}

/** Out of somebody's hands it goes with a word, which whoever has it then, or had it, reads on the trail. */
function Giving({ from, isOwn, onGive, onClose }: GivingProps) {
  const text = useText()
  const { triage, claim } = text.enquiries
  const [word, setWord] = useState('')
  const [isMissing, setMissing] = useState(false)
  const give = () => (word.trim() === '' ? setMissing(true) : onGive(word.trim()))
  return (
    <Dialog title={triage.transferTitle} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <form
        className="reason-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          give()
        }}
      >
        <TextField
          label={isOwn ? triage.transferWord : claim.word({ name: from.name })}
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
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give()
            else event.continuePropagation()
          }}
          isInvalid={isMissing}
          errorMessage={claim.wordMissing}
          isRequired
          validationBehavior="aria"
        />
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            {text.frame.cancel}
          </Button>
          <Button variant="primary" type="submit">
            {triage.transfer}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function ClosingDialog({ onClosed, onClose }: { onClosed: (as: Closing) => void; onClose: () => void }) {
  const text = useText()
  const { triage, closings } = text.enquiries
  const [as, setAs] = useState<Closing>('answered')
  const choices = Closing.options.filter(each => each !== 'duplicate')
  return (
    <Dialog title={triage.closeTitle} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <form
        className="reason-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          onClosed(as)
        }}
      >
        <SelectMenu
          label={triage.closeAs}
          choices={choices.map(each => ({ id: each, label: closings[each] }))}
          value={as}
          onChange={setAs}
        />
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            {text.frame.cancel}
          </Button>
          <Button variant="primary" type="submit" autoFocus>
            {triage.closeIt}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
