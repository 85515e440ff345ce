import { type ComponentType, Fragment, memo, useCallback, useDeferredValue, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { placeholdersIn } from '#shared/content/checks/placeholder.ts'
import { checkFields, type Finding } from '#shared/content/checks.ts'
import { contentType, titleOf } from '#shared/content/item-type.ts'
import { useCommand } from '../../commands/index.ts'
import { useWritingLanguage } from '../../editor/use-writing-language.ts'
import { useText } from '../../i18n/index.ts'
import { Notice } from '../../ui/notice.tsx'
import { useInspector } from '../../ui-state/inspector.ts'
import { type AuthorAction, authorActions, type Obstacle } from './author-actions.ts'
import type { BodyPartProps, PageParts } from './body-part.ts'
import { ChecksTab } from './checks-tab.tsx'
import { problemWith } from './fields/control-props.ts'
import { TextControl } from './fields/text-control.tsx'
import { focusField } from './focus-field.ts'
import { useItemActions } from './item-actions/use-item-actions.ts'
import { ItemFoot } from './item-foot.tsx'
import { ItemHeader } from './item-header.tsx'
import { ItemLayout } from './item-layout.tsx'
import { ItemNotices, showNotices } from './item-notices.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { NotStored } from './not-stored.tsx'
import type { PageProps } from './page-props.ts'
import { useSaving } from './saving.ts'
import { TextBody } from './text-body.tsx'
import { useCommentsTab } from './use-comments-tab.tsx'
import { useDecision } from './use-decision.tsx'
import { useDraft } from './use-draft.ts'
import { useSettledFields } from './use-settled-fields.ts'
import { useSpellingIn } from './use-spelling-in.ts'
import { useWrittenFacts } from './use-written-facts.ts'
import { isTitleField, WritingDetails } from './writing-details.tsx'

const noFindings: readonly Finding[] = []

/** Whether nobody has written the title yet: it is empty, or as a template left it. */
function isUnwritten(title: string): boolean {
  return title === '' || placeholdersIn(title).length > 0
}

interface WritingPageProps extends PageProps {
  /** How the running text is written. */
  readonly Body?: ComponentType<BodyPartProps>
}

/** An item that this person writes. */
export function WritingPage({ copy, ...rest }: WritingPageProps) {
  // With each save the library shows the item anew: that is drawn between the keys, never before a letter.
  return <Page copy={useDeferredValue(copy)} {...rest} />
}

const Page = memo(function Page({ copy, actor, policy, Body = TextBody }: WritingPageProps) {
  const text = useText()
  const draft = useDraft(copy)
  const spec = contentType(copy.type)
  const language = useWritingLanguage(copy.id)
  useSpellingIn(language)
  const page = useRef<HTMLDivElement>(null)
  const isNew = useRef(isUnwritten(titleOf(copy.type, copy.fields)))
  const { tab, choose, show } = useInspector()
  const written = useRef<HTMLDivElement>(null)
  const comments = useCommentsTab({
    copy,
    actor,
    policy,
    text: written,
    flush: draft.flush,
    isOver: () => page.current?.dataset['room'] === 'narrow',
  })

  const { fields } = draft
  const settled = useSettledFields(draft)
  const facts = useWrittenFacts(copy.type, settled)
  const findings = facts?.findings ?? noFindings
  const isSent = copy.status.kind === 'sent'
  const hasUnsent = useSaving(draft.saving, saving => !isSent || saving !== 'saved')
  const hasFailed = useSaving(draft.saving, saving => saving === 'failed')
  const actions = authorActions(actor, policy, copy, findings, hasUnsent)
  const decision = useDecision(copy, draft.flush)
  const actionGroups = useItemActions({ copy, fields, current: draft.current, flush: draft.flush })

  // What is to be shown must be on the page before it can take the focus.
  const showChecks = () => {
    flushSync(() => {
      choose('checks')
      show(true, page.current?.dataset['room'] === 'narrow' ? 'over' : 'beside')
    })
    page.current?.querySelector<HTMLElement>('.check-button')?.focus()
  }
  const showObstacle = (obstacle: Obstacle) => {
    if (obstacle === 'findings') showChecks()
    if (obstacle === 'conflict') showNotices(page.current)
  }
  const act = ({ transition }: AuthorAction) => {
    // With the last word: what the page shows of the checks follows a moment after the keys.
    const now = authorActions(actor, policy, copy, checkFields(copy.type, draft.current()), hasUnsent)
    const action = [now.primary, ...now.others].find(other => other?.transition === transition)
    if (action?.obstacle === null) decision.ask(transition)
    else if (action) showObstacle(action.obstacle)
  }
  useEffect(() => {
    // Whoever starts an item wants to write: the caret is there. In a text that exists a key typed too many would do harm,
    // so that the keys stand before its first field.
    if (!document.activeElement?.matches('body, main')) return
    const first = isNew.current ? '.title-input' : '.writing-page'
    page.current?.querySelector<HTMLElement>(first)?.focus({ preventScroll: true })
  }, [])
  const { primary } = actions
  useCommand('item.primary', () => primary && act(primary), { enabled: primary !== null })
  useCommand('draft.save', () => void draft.flush())

  const findingsOf = useCallback(
    (field: string) => findings.filter(finding => finding.field === field),
    [findings],
  )
  const titles = spec.fields.filter(
    field => field.kind === 'text' && isTitleField(field.name, spec.titleField),
  )
  const details = spec.fields.filter(
    field => field.name !== spec.bodyField && !isTitleField(field.name, spec.titleField),
  )
  const bodyProblem = problemWith(findingsOf(spec.bodyField), text)

  const pageOf = (parts: PageParts) => (
    <ItemLayout
      holder={page}
      header={
        <ItemHeader
          copy={copy}
          actions={actions}
          itemActions={actionGroups.map(group => group.actions)}
          findings={findings.length}
          onAct={act}
          onObstacle={() => primary?.obstacle && showObstacle(primary.obstacle)}
        />
      }
      tools={parts.tools}
      outline={parts.outline}
      inspector={{
        copy,
        flush: draft.flush,
        comments,
        tab,
        onTab: choose,
        details: (
          <>
            {parts.details}
            <WritingDetails
              item={copy.id}
              type={copy.type}
              isPublished={copy.stored?.published != null}
              fields={fields}
              findingsOf={findingsOf}
              onChange={draft.change}
            />
          </>
        ),
        checks: {
          count: findings.length,
          panel: (
            <>
              <ChecksTab
                type={copy.type}
                fields={settled}
                language={language}
                state={copy.state}
                isPublishedAtOnce={primary?.transition === 'publish'}
                findings={findings}
                onChoose={({ field, at }) => {
                  const isDetail = details.some(detail => detail.name === field)
                  if (isDetail) flushSync(() => choose('details'))
                  // Over the text the inspector would hide what it leads to.
                  else if (page.current?.dataset['room'] === 'narrow') flushSync(() => show(false, 'over'))
                  if (!isDetail) parts.write?.()
                  const place = at && field === spec.bodyField && parts.placeOf ? parts.placeOf(at) : at
                  if (page.current && place !== null) focusField(page.current, field, place)
                }}
              />
              {parts.checks}
            </>
          ),
        },
      }}
      foot={
        <ItemFoot status={copy.status} words={facts?.words ?? null} saving={draft.saving}>
          {parts.foot}
          <LanguageChoice item={copy.id} language={language} />
        </ItemFoot>
      }
    >
      <ItemNotices copy={copy} actor={actor} flush={draft.flush} />
      {hasFailed && <NotStored onStore={() => void draft.flush()} />}
      {decision.problem && (
        <Notice tone="red" role="alert">
          {decision.problem}
        </Notice>
      )}
      <div ref={written} className="writing-page" tabIndex={-1} lang={language}>
        <div className="title-fields">
          {titles.map(
            field =>
              field.kind === 'text' && (
                <div key={field.name} data-field={field.name}>
                  <TextControl
                    isTitle
                    spec={field}
                    value={fields[field.name]}
                    onChange={value => draft.change(field.name, value)}
                    findings={findingsOf(field.name)}
                  />
                </div>
              ),
          )}
        </div>
        <div data-field={spec.bodyField}>
          {parts.text}
          {bodyProblem && <p className="field-error">{bodyProblem}</p>}
        </div>
      </div>
      {decision.dialog}
      {actionGroups.map(group => (
        <Fragment key={group.id}>{group.shown}</Fragment>
      ))}
    </ItemLayout>
  )
  return <Body draft={draft} fields={fields} field={spec.bodyField} page={pageOf} />
})
