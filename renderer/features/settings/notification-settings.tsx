import { useState } from 'react'
import { MailChoice } from '#shared/notices/mail-choice.ts'
import type { Me } from '#shared/sync/me.ts'
import { desk } from '../../bridge/index.ts'
import { useText } from '../../i18n/index.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { usePreferences } from '../../ui-state/preferences.ts'
import { Segments } from './segments.tsx'
import './notification-settings.css'

const switches = ['on', 'off'] as const

/** How somebody is told of what happens: by the system, when not, and by mail. */
export function NotificationSettings({ me }: { me: Me }) {
  const { notices: text } = useText()
  const { notifications, setNotifications } = usePreferences()
  const { areShown, quietHours } = notifications
  const setQuiet = (change: Partial<typeof quietHours>) =>
    setNotifications({ ...notifications, quietHours: { ...quietHours, ...change } })
  return (
    <>
      <Segments
        label={text.system}
        values={switches}
        names={text.systemChoices}
        value={areShown ? 'on' : 'off'}
        onChange={chosen => setNotifications({ ...notifications, areShown: chosen === 'on' })}
      />
      {areShown && (
        <Segments
          label={text.quiet}
          values={['off', 'on'] as const}
          names={text.quietChoices}
          value={quietHours.areOn ? 'on' : 'off'}
          onChange={chosen => setQuiet({ areOn: chosen === 'on' })}
        />
      )}
      {areShown && quietHours.areOn && (
        <div className="settings-row quiet-hours">
          <TextField
            label={text.quietFrom}
            type="time"
            value={quietHours.from}
            onChange={from => from !== '' && setQuiet({ from })}
          />
          <TextField
            label={text.quietTo}
            type="time"
            value={quietHours.to}
            onChange={to => to !== '' && setQuiet({ to })}
          />
          <Checkbox isSelected={quietHours.onWeekends} onChange={onWeekends => setQuiet({ onWeekends })}>
            {text.quietWeekends}
          </Checkbox>
          <p className="settings-hint">{text.quietHint}</p>
        </div>
      )}
      <MailSettings me={me} />
    </>
  )
}

function MailSettings({ me }: { me: Me }) {
  const { notices: text } = useText()
  const [problem, setProblem] = useState<string | null>(null)
  const { mail } = me
  if (mail?.isSent !== true) return <p className="settings-hint">{text.mailNotOffered}</p>
  const choose = async (choice: MailChoice) => {
    setProblem(null)
    const answer = await desk.call('account.chooseMail', { choice })
    if (answer.kind === 'no_answer') setProblem(text.mailOffline)
    if (answer.kind === 'refused') setProblem(text.mailRefused)
  }
  return (
    <>
      <Segments
        label={text.mail}
        values={MailChoice.options}
        names={text.mailChoices}
        value={mail.choice}
        onChange={choice => void choose(choice).catch(() => setProblem(text.mailOffline))}
      />
      <p className="settings-hint">{text.mailHint({ address: me.account.email })}</p>
      {problem !== null && (
        <Notice tone="amber" role="alert">
          {problem}
        </Notice>
      )}
    </>
  )
}
