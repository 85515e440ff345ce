import { ArrowRight, Check, Minus } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import {
  Button as AriaButton,
  Disclosure,
  DisclosurePanel,
  Heading,
  Label,
  Radio,
  RadioGroup,
} from 'react-aria-components'
import { isAdministrator, isSamePolicy } from '#shared/members/may-administer.ts'
import { Policy } from '#shared/workflow/policy.ts'
import {
  type PolicyDifference,
  policyDifference,
  type RightStatement,
} from '#shared/workflow/policy-difference.ts'
import { useText } from '../../i18n/index.ts'
import { type ItemRow, useAllOf } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Looking } from './acting.ts'
import { chosenSince } from './chosen-since.ts'
import { RightsTable } from './rights-table.tsx'
import { useAct } from './use-act.ts'

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly values: readonly Value[]
  readonly names: Readonly<Record<Value, string>>
  readonly value: Value
  readonly isReadOnly: boolean
  readonly onChange: (value: Value) => void
}

function Choice<Value extends string>({
  label,
  values,
  names,
  value,
  isReadOnly,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <RadioGroup
      className="policy-choice"
      value={value}
      isReadOnly={isReadOnly}
      onChange={chosen => {
        const found = values.find(candidate => candidate === chosen)
        if (found !== undefined) onChange(found)
      }}
    >
      <Label className="policy-choice-label">{label}</Label>
      {values.map(candidate => (
        <Radio key={candidate} value={candidate} className="policy-radio">
          <span className="policy-radio-mark" aria-hidden />
          {names[candidate]}
        </Radio>
      ))}
    </RadioGroup>
  )
}

/** The policy of the collection; whoever may change it sees beforehand what that changes. */
export function PolicyTab({ looking: { by, page } }: { looking: Looking }) {
  const { members: text } = useText()
  const act = useAct()
  /** What was chosen in the place of the present policy, part by part. */
  const [chosen, setChosen] = useState<Partial<Policy>>({})
  const mayChange = isAdministrator(by.actor)
  const policy = { ...page.policy, ...chosen }
  const isSame = isSamePolicy(policy, page.policy)
  const choose = (part: Partial<Policy>) => {
    act.forget()
    setChosen(now => ({ ...now, ...part }))
  }
  const change = async () => {
    const done = await act.send({ kind: 'change_policy', policy, seen: page.policy }, '')
    if (done !== null) setChosen(now => chosenSince(now, policy))
  }
  return (
    <div className="policy">
      <div className="policy-form">
        <p className="members-hint">{mayChange ? text.policy.intro : text.policy.readOnly}</p>
        <Choice
          label={text.policy.membership}
          values={Policy.shape.membership.options}
          names={text.policy.membershipNames}
          value={policy.membership}
          isReadOnly={!mayChange}
          onChange={membership => choose({ membership })}
        />
        <Choice
          label={text.policy.creation}
          values={Policy.shape.creation.options}
          names={text.policy.creationNames}
          value={policy.creation}
          isReadOnly={!mayChange}
          onChange={creation => choose({ creation })}
        />
        <Choice
          label={text.policy.moderation}
          values={Policy.shape.moderation.options}
          names={text.policy.moderationNames}
          value={policy.moderation}
          isReadOnly={!mayChange}
          onChange={moderation => choose({ moderation })}
        />
      </div>
      {mayChange && (
        <section className="policy-preview" aria-label={text.policy.preview}>
          <h2>{text.policy.preview}</h2>
          {act.said !== null && (
            <Notice tone="red" role="alert">
              {act.said}
            </Notice>
          )}
          {isSame ? (
            <p className="members-hint">{text.policy.nothing}</p>
          ) : (
            <Preview from={page.policy} to={policy}>
              <div className="policy-actions">
                <Button variant="quiet" onPress={() => setChosen({})}>
                  {text.policy.back}
                </Button>
                <Button variant="primary" isPending={act.isSending} onPress={() => void change()}>
                  {text.policy.change}
                </Button>
              </div>
            </Preview>
          )}
        </section>
      )}
      {mayChange && !isSame && <TableThen from={page.policy} to={policy} />}
    </div>
  )
}

/** What roles may do under the policy that was chosen, with what it was; below both columns, for it is wide. */
function TableThen({ from, to }: { from: Policy; to: Policy }) {
  const { members: text, rights } = useText()
  return (
    <Disclosure className="policy-table">
      <Heading level={3}>
        <AriaButton slot="trigger" className="button button-secondary button-small">
          {text.policy.showTable}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <RightsTable policy={to} before={from} caption={rights.captionThen} />
      </DisclosurePanel>
    </Disclosure>
  )
}

/** What another policy would change, in sentences. */
function Preview({ from, to, children }: { from: Policy; to: Policy; children: ReactNode }) {
  const { members: text, rights } = useText()
  const { membership, creation, moderation } = to
  const difference = useMemo(
    () => policyDifference(from, { membership, creation, moderation }),
    [from, membership, creation, moderation],
  )
  const lost = difference.statements.filter(({ change }) => change === 'lost' || change === 'reason_asked')
  const gained = difference.statements.filter(statement => !lost.includes(statement))
  return (
    <>
      <Stranded difference={difference} />
      {difference.membership !== null && (
        <p className="policy-membership">
          <ArrowRight aria-hidden />
          {difference.membership === 'opened' ? rights.opened : rights.closed}
        </p>
      )}
      {difference.statements.length === 0 && <p className="members-hint">{text.policy.same}</p>}
      <Statements heading={rights.lostHeading} statements={lost} icon={<Minus aria-hidden />} />
      <Statements heading={rights.gainedHeading} statements={gained} icon={<Check aria-hidden />} />
      {children}
    </>
  )
}

interface StatementsProps {
  readonly heading: string
  readonly statements: readonly RightStatement[]
  readonly icon: ReactNode
}

function Statements({ heading, statements, icon }: StatementsProps) {
  const { rights } = useText()
  if (statements.length === 0) return null
  return (
    <div className="policy-statements">
      <h3>{heading}</h3>
      <ul>
        {statements.map(statement => {
          const sentence = rights.statement(statement)
          return (
            <li key={sentence}>
              {icon}
              <span>{sentence}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const none: readonly ItemRow[] = []

/** Items on this computer that wait for a decision which the other policy does not know. */
function Stranded({ difference }: { difference: PolicyDifference }) {
  const { members: text, rights } = useText()
  const waiting = useAllOf('waiting') ?? none
  const warnings = difference.stranded.flatMap(stranded => {
    const count = waiting.filter(({ state }) => state === stranded.state).length
    return count === 0 ? [] : [rights.stranded({ count, stranded })]
  })
  if (warnings.length === 0) return null
  return (
    <Notice tone="amber" title={text.policy.warning}>
      {warnings.map(warning => (
        <p key={warning}>{warning}</p>
      ))}
    </Notice>
  )
}
