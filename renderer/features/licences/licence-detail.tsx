import { Ban, CircleAlert, CircleCheck, Columns3, Link2, Scale, Users, Waypoints } from 'lucide-react'
import { mostCompared } from '#shared/licence/comparison.ts'
import type { KnownLicence } from '#shared/licence/known-licence.ts'
import { type LicenceTerm, type TermGroup, termGroups, terms } from '#shared/licence/terms.ts'
import { acceleratorOf, useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { addCompared, removeCompared, useLicenceChoices } from '../../ui-state/licence-choices.ts'
import { LicenceFlags } from './licence-flags.tsx'
import { OpenSourceText } from './open-source-text.tsx'

const groupIcons = {
  can: CircleCheck,
  must: CircleAlert,
  cannot: Ban,
  compatible: Link2,
  law: Scale,
  support: Users,
} as const satisfies Record<TermGroup, typeof Ban>

/** What is known of one licence. */
export function LicenceDetail({ licence }: { licence: KnownLicence }) {
  const { licences: text } = useText()
  const { id, name, profile } = licence
  return (
    <>
      <header className="licence-head">
        <div className="licence-title">
          <h2>{id}</h2>
          <p>{name}</p>
          <LicenceFlags licence={licence} />
        </div>
        <div className="licence-actions">
          <CompareButton id={id} />
          <Button
            icon={<Waypoints aria-hidden />}
            onPress={() => useLicenceChoices.setState({ inbound: id, tab: 'compatibility' })}
          >
            {text.checkInbound}
          </Button>
          {profile !== null && (
            <OpenSourceText url={profile.source} label={text.source} name={text.sourceOf({ id })} />
          )}
        </div>
      </header>
      {profile === null ? (
        <NoProfile licence={licence} />
      ) : (
        <div className="licence-groups">
          {termGroups.map(group => (
            <TermSection key={group} group={group} held={licence.terms} />
          ))}
          <p className="licences-note licence-hint">
            {text.notSaidHint} {text.noLegalAdvice}
          </p>
        </div>
      )}
    </>
  )
}

function CompareButton({ id }: { id: string }) {
  const { licences: text } = useText()
  const compared = useLicenceChoices(choices => choices.compared)
  const isCompared = compared.includes(id)
  const isFull = !isCompared && compared.length >= mostCompared
  const toggle = () => (isCompared ? removeCompared(id) : addCompared(id))
  useCommand('licences.compare', toggle, { enabled: !isFull })
  const accelerator = acceleratorOf('licences.compare')
  return (
    <>
      <Button
        icon={<Columns3 aria-hidden />}
        isDisabled={isFull}
        {...(isFull ? { description: text.compareFull } : {})}
        onPress={toggle}
      >
        {isCompared ? text.stopComparing : text.compare}
        {accelerator !== null && <KeyHint accelerator={accelerator} />}
      </Button>
      {isFull && <p className="licences-note">{text.compareFull}</p>}
    </>
  )
}

function TermSection({ group, held }: { group: TermGroup; held: ReadonlySet<LicenceTerm> }) {
  const { licences: text } = useText()
  const Icon = groupIcons[group]
  const all: readonly LicenceTerm[] = terms[group]
  const own = all.filter(term => held.has(term))
  return (
    <section className="licence-group" data-group={group}>
      <h3 className="licence-group-name">
        <Icon aria-hidden />
        {text.groups[group]}
      </h3>
      {own.length === 0 ? (
        <p className="licences-note">{text.nothingInGroup}</p>
      ) : (
        <dl>
          {own.map(term => (
            <div key={term}>
              <dt>{text.terms[term].name}</dt>
              <dd>{text.terms[term].meaning}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

/** What SPDX, OSI and FSF say of a licence that nobody has described. */
function NoProfile({ licence }: { licence: KnownLicence }) {
  const { licences: text } = useText()
  const { id, name, isOsiApproved, isDeprecated, fsf } = licence
  const facts: readonly (readonly [string, string])[] = [
    [text.facts.name, name],
    [text.facts.identifier, id],
    [text.facts.osi, isOsiApproved ? text.osiFacts.yes : text.osiFacts.no],
    [text.facts.fsf, text.fsfFacts[fsf]],
    [text.facts.standing, isDeprecated ? text.standing.deprecated : text.standing.current],
  ]
  return (
    <div className="licence-undescribed">
      <Notice
        title={text.noProfileTitle}
        actions={
          <OpenSourceText
            url={`https://spdx.org/licenses/${encodeURIComponent(id)}.html`}
            label={text.spdxPage}
            name={text.spdxPageOf({ id })}
          />
        }
      >
        <p>{text.noProfileBody}</p>
      </Notice>
      <dl className="licence-facts">
        {facts.map(([fact, said]) => (
          <div key={fact}>
            <dt>{fact}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
