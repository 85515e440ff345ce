import { Fragment, useEffect, useMemo, useRef } from 'react'
import { flushSync } from 'react-dom'
import { checkFields } from '#shared/content/checks.ts'
import { contentType, titleOf } from '#shared/content/item-type.ts'
import { countWords } from '#shared/content/plain-text.ts'
import { useCommand } from '../../commands/index.ts'
import { RichTextContent, RichTextTools, useRichText } from '../../editor/rich-text.tsx'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useInspector } from '../../ui-state/inspector.ts'
import { type AuthorAction, authorActions, type Obstacle } from './author-actions.ts'
import { ChecksTab } from './checks-tab.tsx'
import { DetailsTab } from './details-tab.tsx'
import { problemWith } from './fields/control-props.ts'
import { asText, orNull } from './fields/field-values.ts'
import { TextControl } from './fields/text-control.tsx'
import { focusField } from './focus-field.ts'
import { useItemActions } from './item-actions/use-item-actions.ts'
import { ItemFoot } from './item-foot.tsx'
import { ItemHeader } from './item-header.tsx'
import { ItemLayout } from './item-layout.tsx'
import { ItemNotices, showNotices } from './item-notices.tsx'
import type { PageProps } from './page-props.ts'
import { useDecision } from './use-decision.tsx'
import { useDraft } from './use-draft.ts'

/** Names of the fields that stand above the text, as the titles of the page. */
function isTitle(name: string, titleField: string): boolean {
  return name === titleField || name === 'short_title'
}

/** An item that this person writes. */
export function WritingPage({ copy, actor, policy }: PageProps) {
  const text = useText()
  const draft = useDraft(copy)
  const spec = contentType(copy.type)
  const page = useRef<HTMLDivElement>(null)
  const isNew = useRef(titleOf(copy.type, copy.fields) === '')
  const { tab, choose, show } = useInspector()

  const { fields } = draft
  const body = asText(fields[spec.bodyField])
  const words = useMemo(() => countWords(body), [body])
  const findings = useMemo(() => checkFields(copy.type, fields), [copy.type, fields])
  const hasUnsent = copy.status.kind !== 'sent' || draft.saving !== 'saved'
  const actions = authorActions(actor, policy, copy, findings, hasUnsent)
  const decision = useDecision(copy, draft.flush)
  const actionGroups = useItemActions({ copy, fields, flush: draft.flush })

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
  const act = ({ transition, obstacle }: AuthorAction) => {
    if (obstacle === null) decision.ask(transition)
    else showObstacle(obstacle)
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

  const richText = useRichText({
    label: text.fields.name({ field: 'body' }),
    placeholder: text.editor.bodyPlaceholder,
    value: body,
    onChange: html => draft.change(spec.bodyField, orNull(html)),
  })
  const findingsOf = (field: string) => findings.filter(finding => finding.field === field)
  const titles = spec.fields.filter(field => field.kind === 'text' && isTitle(field.name, spec.titleField))
  const details = spec.fields.filter(
    field => field.name !== spec.bodyField && !isTitle(field.name, spec.titleField),
  )
  const bodyProblem = problemWith(findingsOf(spec.bodyField), text)

  return (
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
      tools={<RichTextTools richText={richText} />}
      inspector={{
        copy,
        tab,
        onTab: choose,
        details: (
          <DetailsTab specs={details} fields={fields} findingsOf={findingsOf} onChange={draft.change} />
        ),
        checks: {
          count: findings.length,
          panel: (
            <ChecksTab
              state={copy.state}
              isPublishedAtOnce={primary?.transition === 'publish'}
              findings={findings}
              onChoose={field => {
                const isDetail = details.some(detail => detail.name === field)
                if (isDetail) flushSync(() => choose('details'))
                if (page.current) focusField(page.current, field)
              }}
            />
          ),
        },
      }}
      foot={<ItemFoot status={copy.status} words={words} saving={draft.saving} />}
    >
      <ItemNotices copy={copy} actor={actor} />
      {draft.saving === 'failed' && (
        <Notice
          tone="red"
          role="alert"
          actions={
            <Button size="small" onPress={() => void draft.flush()}>
              {text.editor.saveNow}
            </Button>
          }
        >
          {text.editor.saveFailed}
        </Notice>
      )}
      {decision.problem && (
        <Notice tone="red" role="alert">
          {decision.problem}
        </Notice>
      )}
      <div className="writing-page" tabIndex={-1}>
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
          <RichTextContent richText={richText} />
          {bodyProblem && <p className="field-error">{bodyProblem}</p>}
        </div>
      </div>
      {decision.dialog}
      {actionGroups.map(group => (
        <Fragment key={group.id}>{group.shown}</Fragment>
      ))}
    </ItemLayout>
  )
}
