import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Me } from '#shared/sync/me.ts'
import { desk } from '../../bridge/index.ts'
import { runCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { densities, themes, usePreferences } from '../../ui-state/preferences.ts'
import { mayWrite } from '../drafts/index.ts'
import { FollowSettings } from '../follows/index.ts'
import { NotificationSettings } from './notification-settings.tsx'
import { roleName } from './role-name.ts'
import { Segments } from './segments.tsx'
import { WritingSettings } from './writing-settings.tsx'
import './settings-view.css'

function Facts({ facts }: { facts: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="settings-facts">
      {facts.map(([name, value]) => (
        <div key={name} className="settings-row">
          <dt className="settings-label">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Section({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="settings-section">
      <h2>{heading}</h2>
      {children}
    </section>
  )
}

function ProgramFacts() {
  const text = useText()
  const facts = useQuery({
    queryKey: ['program.facts'],
    queryFn: () => desk.call('program.facts', null),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { settings } = text
  const askAgain = <Button onPress={() => void facts.refetch()}>{text.frame.tryAgain}</Button>
  if (facts.isPending) return <Waiting sentence={settings.asking} whenLong={askAgain} />
  if (facts.isError) {
    return (
      <Notice tone="amber" actions={askAgain}>
        {settings.factsFailed}
      </Notice>
    )
  }
  const { version, service, platform, electron, chromium, hasKeyStore } = facts.data
  return (
    <Facts
      facts={[
        [settings.version, version],
        [settings.serviceAddress, service],
        [settings.platform, platform],
        [settings.runtime, settings.runtimeValue({ electron, chromium })],
        [settings.keyStore, hasKeyStore ? settings.hasKeyStore : settings.noKeyStore],
      ]}
    />
  )
}

export function SettingsView({ me }: { me: Me }) {
  const text = useText()
  const { settings } = text
  const { theme, density, setTheme, setDensity } = usePreferences()
  return (
    <div className="settings">
      <ViewHeader title={settings.title} />
      <div className="settings-sections">
        <Section heading={settings.look}>
          <Segments
            label={settings.theme}
            values={themes}
            names={settings.themes}
            value={theme}
            onChange={setTheme}
          />
          <Segments
            label={settings.density}
            values={densities}
            names={settings.densities}
            value={density}
            onChange={setDensity}
          />
        </Section>
        <Section heading={text.notices.settings}>
          <NotificationSettings me={me} />
        </Section>
        <Section heading={text.follows.title}>
          <FollowSettings />
        </Section>
        <Section heading={text.writingTools.settings}>
          <WritingSettings />
        </Section>
        {mayWrite(me) && (
          <Section heading={text.templates.settings}>
            <div className="settings-sign-out">
              <Button onPress={() => runCommand('go.templates')}>{text.templates.manage}</Button>
              <p>{text.templates.settingsHint}</p>
            </div>
          </Section>
        )}
        <Section heading={settings.account}>
          <Facts
            facts={[
              [settings.name, me.account.name],
              [settings.email, me.account.email],
              [settings.organisation, me.account.organisation],
              [settings.role, roleName(me, text)],
              [settings.collection, me.collection.name],
              [settings.policy, settings.creation[me.collection.policy.creation]],
              [settings.moderation, settings.moderations[me.collection.policy.moderation]],
            ]}
          />
          <div className="settings-sign-out">
            <Button onPress={() => runCommand('account.signOut')}>{settings.signOut}</Button>
            <p>{settings.signOutHint}</p>
          </div>
        </Section>
        <Section heading={settings.library}>
          <div className="settings-sign-out">
            <Button onPress={() => runCommand('library.exportAll')}>{text.secondCopy.exportAll.open}</Button>
            <p>{text.secondCopy.exportAll.hint}</p>
          </div>
        </Section>
        <Section heading={settings.program}>
          <ProgramFacts />
        </Section>
        <Section heading={text.about.settings}>
          <div className="settings-sign-out">
            <Button onPress={() => runCommand('go.about')}>{text.about.settings}</Button>
            <p>{text.about.settingsHint}</p>
          </div>
        </Section>
      </div>
    </div>
  )
}
