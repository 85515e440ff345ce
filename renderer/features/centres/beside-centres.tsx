import { Landmark } from 'lucide-react'
import { useState } from 'react'
import type { ResourceCentre } from '#shared/centres/resource-centre.ts'
import { actorOf, type Me } from '#shared/sync/me.ts'
import { mayKeepCentres } from '#shared/workflow/centre-rules.ts'
import { useText } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type BesideCentres as Beside, useCentreChoices } from '../../ui-state/centre-choices.ts'
import { centreKey, useCentreWords } from '../../ui-state/centre-words.ts'
import { CentreDetail } from './centre-detail.tsx'
import { CentreForm } from './centre-form.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

interface BesideCentresProps {
  readonly me: Me
  readonly centres: readonly ResourceCentre[]
  readonly beside: Beside
}

function show(beside: Beside): void {
  useCentreChoices.setState({ beside })
}

/** What stands beside the list: a centre, or the form of one. */
export function BesideCentres({ me, centres, beside }: BesideCentresProps) {
  const { centres: text } = useText()
  const account = me.account.id
  const actor = actorOf(me)
  const written = useCentreWords(words => words.written)
  const { write } = useCentreWords.getState()
  /** The centre that is about to be removed, as it was when that began. */
  const [removing, setRemoving] = useState<ResourceCentre | null>(null)
  const at = beside.kind === 'centre' || beside.kind === 'correcting' ? beside.url : null
  const centre = centres.find(({ url }) => url === at) ?? null
  switch (beside.kind) {
    case 'adding':
      return (
        <CentreForm
          key="new"
          wordsKey={centreKey(account, null)}
          centre={null}
          onSent={sent => show({ kind: 'centre', url: sent.url })}
          onClose={() => show({ kind: 'nothing' })}
        />
      )
    case 'correcting':
      return (
        <CentreForm
          key={beside.url}
          wordsKey={centreKey(account, beside.url)}
          centre={centre}
          onSent={sent => show({ kind: 'centre', url: sent.url })}
          onMoved={(url, inHand) => {
            // Its words are found under the address at which the list has it from now on.
            write(centreKey(account, url), inHand)
            write(centreKey(account, beside.url), null)
            show({ kind: 'correcting', url })
          }}
          onClose={() => show({ kind: 'centre', url: beside.url })}
        />
      )
    case 'centre': {
      const isBegun = centreKey(account, beside.url) in written
      const mayCorrect = mayKeepCentres(actor, 'correct').allowed && mayKeepCentres(actor, 'remove').allowed
      return (
        <>
          {centre === null ? (
            <EmptyState icon={<Landmark aria-hidden />} title={text.gone} />
          ) : (
            <CentreDetail
              centre={centre}
              isBegun={isBegun}
              acts={
                mayCorrect
                  ? {
                      onCorrect: () => show({ kind: 'correcting', url: centre.url }),
                      onRemove: () => setRemoving(centre),
                    }
                  : null
              }
            />
          )}
          {removing !== null && (
            <RemoveDialog
              centre={removing}
              reasonKey={centreKey(account, removing.url)}
              onRemoved={() => {
                setRemoving(null)
                show({ kind: 'nothing' })
              }}
              onChanged={({ url }) => show({ kind: 'centre', url })}
              onClose={() => setRemoving(null)}
            />
          )}
        </>
      )
    }
    case 'nothing':
      return (
        <EmptyState
          icon={<Landmark aria-hidden />}
          title={text.nothingChosenTitle}
          body={text.nothingChosenBody}
        />
      )
  }
}
