import { Fragment, useRef } from 'react'
import { bodyOf } from '#shared/content/item-type.ts'
import { countWords } from '#shared/content/plain-text.ts'
import { ItemText } from '../../editor/reading/item-text.tsx'
import { useText } from '../../i18n/index.ts'
import { Notice } from '../../ui/notice.tsx'
import { useInspector } from '../../ui-state/inspector.ts'
import { authorActions, standingOf } from './author-actions.ts'
import { useItemActions } from './item-actions/use-item-actions.ts'
import { ItemFoot } from './item-foot.tsx'
import { ItemHeader } from './item-header.tsx'
import { ItemLayout } from './item-layout.tsx'
import { ItemNotices, showNotices } from './item-notices.tsx'
import type { PageProps } from './page-props.ts'
import { nothingToSave } from './saving.ts'
import { useCommentsTab } from './use-comments-tab.tsx'
import { useDecision } from './use-decision.tsx'

const stored = () => Promise.resolve(true)

/** An item that this person reads, with the reason why it is not for writing. */
export function ReadingPage({ copy, actor, policy }: PageProps) {
  const text = useText()
  const page = useRef<HTMLDivElement>(null)
  const { tab, choose } = useInspector()
  const written = useRef<HTMLDivElement>(null)
  const comments = useCommentsTab({
    copy,
    actor,
    policy,
    text: written,
    flush: stored,
    isOver: () => page.current?.dataset['room'] === 'narrow',
  })
  const decision = useDecision(copy, stored)
  const actionGroups = useItemActions({
    copy,
    fields: copy.fields,
    current: () => copy.fields,
    flush: stored,
  })
  const isOwn = standingOf(copy, actor).author === actor.account
  const whyReadOnly =
    copy.state === 'draft' && isOwn ? text.editor.readOnlyOwn : text.editor.readOnly[copy.state]
  const { others } = authorActions(actor, policy, copy, [], false)
  return (
    <ItemLayout
      holder={page}
      header={
        <ItemHeader
          copy={copy}
          actions={{ primary: null, others }}
          findings={0}
          itemActions={actionGroups.map(group => group.actions)}
          onAct={({ transition }) => decision.ask(transition)}
          onObstacle={() => showNotices(page.current)}
        />
      }
      inspector={{ copy, flush: stored, tab: tab === 'comments' ? tab : 'history', onTab: choose, comments }}
      foot={
        <ItemFoot
          status={copy.status}
          words={countWords(bodyOf(copy.type, copy.fields))}
          saving={nothingToSave}
        />
      }
    >
      <ItemNotices copy={copy} actor={actor} flush={stored} />
      {copy.decisionOnItsWay === null && <Notice>{whyReadOnly}</Notice>}
      {decision.problem && (
        <Notice tone="red" role="alert">
          {decision.problem}
        </Notice>
      )}
      <div ref={written} className="writing-page">
        <ItemText type={copy.type} fields={copy.fields} />
      </div>
      {decision.dialog}
      {actionGroups.map(group => (
        <Fragment key={group.id}>{group.shown}</Fragment>
      ))}
    </ItemLayout>
  )
}
