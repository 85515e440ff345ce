import { useState } from 'react'
import type { Me } from '#shared/sync/me.ts'
import { useText } from '../../i18n/index.ts'
import { useEarlierWords } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { placeOfTyping } from '../../ui/has-keys.ts'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import { stillHere, useNavigation } from '../../ui-state/navigation.ts'

/** Says that unsent words of an earlier library are on this computer, and offers to make drafts of them. */
export function EarlierWordsBanner({ me }: { me: Me }) {
  const { earlierWords: text, types } = useText()
  const earlier = useEarlierWords(me)
  const go = useNavigation(navigation => navigation.go)
  const [stage, setStage] = useState<'offered' | 'bringing' | 'failed' | 'put_off'>('offered')
  if (earlier === null || stage === 'put_off') return null
  const bring = () => {
    setStage('bringing')
    const isHere = stillHere()
    const show = () => go('drafts')
    earlier.bringOver().then(
      () => {
        setStage('offered')
        // Nobody is taken away from what they went on with, or write, meanwhile.
        if (isHere() && placeOfTyping(document) === null) show()
        else showToast({ message: text.brought, action: { label: text.show, run: show } })
      },
      () => setStage('failed'),
    )
  }
  const titles = earlier.titles.map(title => (title === '' ? types.untitledItem : title))
  return (
    <Notice
      tone="amber"
      role="status"
      title={text.title}
      className="frame-banner"
      actions={
        <>
          <Button size="small" onPress={bring} isPending={stage === 'bringing'}>
            {text.bring}
          </Button>
          <Button size="small" variant="quiet" onPress={() => setStage('put_off')}>
            {text.later}
          </Button>
        </>
      }
    >
      {stage === 'failed' ? text.failed : text.found({ titles })}
    </Notice>
  )
}
