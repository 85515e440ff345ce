import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { contactAddressOf } from '#shared/observatory/public-address.ts'
import { desk } from '../../bridge/index.ts'
import { runCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import './about.css'

/** What the observatory is, for whom, and how to take part in it. */
export function AboutView() {
  const { about: text } = useText()
  return (
    <div className="about">
      <ViewHeader title={text.title} />
      <div className="about-body">
        <div className="about-lead">
          <p>{text.lead}</p>
          <p>{text.place}</p>
        </div>
        <dl className="about-facts">
          <div>
            <dt>{text.owner}</dt>
            <dd>
              {text.ownerName}
              <span>{text.ownerType}</span>
            </dd>
          </div>
          <div>
            <dt>{text.collection}</dt>
            <dd>{text.collectionValue}</dd>
          </div>
        </dl>
        <Section heading={text.services}>
          <ul className="about-cards">
            {text.serviceList.map(service => (
              <li key={service.name}>
                <h3>{service.name}</h3>
                <p>{service.about}</p>
              </li>
            ))}
          </ul>
          <Button onPress={() => runCommand('go.centres')}>{text.toCentres}</Button>
        </Section>
        <Section heading={text.groups}>
          <ul className="about-cards">
            {text.groupList.map(group => (
              <li key={group.name}>
                <h3>{group.name}</h3>
                {group.about !== null && <p>{group.about}</p>}
              </li>
            ))}
          </ul>
        </Section>
        <Section heading={text.milestones}>
          <ol className="about-milestones">
            {text.milestoneList.map(({ when, what }) => (
              <li key={when}>
                <span className="about-when">{when}</span>
                <span>{what}</span>
              </li>
            ))}
          </ol>
        </Section>
        <Section heading={text.join}>
          <p>{text.joinBody}</p>
          <Button onPress={() => runCommand('go.members')}>{text.joinButton}</Button>
        </Section>
        <Section heading={text.legal}>
          <p>{text.legalBody}</p>
          <Outside address={legalForm}>{text.legalButton}</Outside>
        </Section>
        <Section heading={text.follow}>
          <p>{text.followBody}</p>
          <div className="about-ways">
            <Outside address={async () => text.addresses.osor}>{text.osorButton}</Outside>
            <Outside address={async () => text.addresses.osoreu}>{text.followButton}</Outside>
          </div>
        </Section>
      </div>
    </div>
  )
}

function Section({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="about-section" aria-label={heading}>
      <h2>{heading}</h2>
      {children}
    </section>
  )
}

async function legalForm(): Promise<string> {
  return contactAddressOf((await desk.call('program.facts', null)).service, 'legal')
}

/** A button that opens an address in the system's own program. */
function Outside({ address, children }: { address: () => Promise<string>; children: ReactNode }) {
  const { about: text } = useText()
  return (
    <Button
      icon={<ExternalLink aria-hidden />}
      onPress={() => {
        address()
          .then(url => desk.call('program.openExternal', { url }))
          .catch(() => showToast({ message: text.openFailed }))
      }}
    >
      {children}
    </Button>
  )
}
