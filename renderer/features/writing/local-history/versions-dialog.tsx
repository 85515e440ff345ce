import { Undo2 } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { type ItemFields, titleOf } from '#shared/content/item-type.ts'
import type { Messages } from '#shared/messages/en.ts'
import { ChangesView, useChanges } from '../../../editor/compare/changes-view.tsx'
import { ItemText } from '../../../editor/reading/item-text.tsx'
import { useText } from '../../../i18n/index.ts'
import { useLibrary, type WorkingCopy } from '../../../library/index.ts'
import { Button } from '../../../ui/button.tsx'
import { useCurrentTime } from '../../../ui/current-time.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SelectMenu } from '../../../ui/select-menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { TwoPanes } from '../../../ui/two-panes.tsx'
import { useWhileHere } from '../../../ui/use-while-here.ts'
import { useOpenVersions } from './open-versions.ts'
import { madeByRestoring } from './restoring.ts'
import { ServicePart } from './service-part.tsx'
import { comparedAtFirst, endsOf, type Version } from './timeline.ts'
import { useTimeline, useVersionText, type VersionText } from './use-timeline.ts'
import { VersionList, versionName, versionTime } from './version-list.tsx'

interface VersionsDialogProps {
  readonly copy: WorkingCopy
  /** Why this person cannot restore a version now, in a sentence; null where they can. */
  readonly obstacle: string | null
}

/** The versions of an item over the page: one is read, two are compared, an older one is restored. */
export function VersionsDialog({ copy, obstacle }: VersionsDialogProps) {
  const text = useText()
  const { close } = useOpenVersions.getState()
  return (
    <Dialog
      title={text.localHistory.dialogTitle({
        title: titleOf(copy.type, copy.fields) || text.types.untitled[copy.type],
      })}
      size="wide"
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) close()
      }}
    >
      <Versions copy={copy} obstacle={obstacle} />
    </Dialog>
  )
}

function Versions({ copy, obstacle }: VersionsDialogProps) {
  const text = useText()
  const { localHistory: words } = text
  const timeline = useTimeline(copy)
  const { chosen: asked, choose, close } = useOpenVersions()
  const closeThis = useWhileHere(close)
  const versions = timeline?.versions
  const chosen = useMemo(
    () => (asked.size > 0 ? asked : new Set(comparedAtFirst(versions ?? []))),
    [asked, versions],
  )
  const ends = useMemo(() => versions && endsOf(versions, chosen), [versions, chosen])
  const older = ends?.older ?? null
  const newer = ends?.newer ?? null
  const olderText = useVersionText(copy, older)
  const newerText = useVersionText(copy, newer)
  const now = useCurrentTime()
  if (!timeline || !versions) return <p className="version-hint">{text.editor.loading}</p>
  const title = older === null ? words.thinnedOut : versionTime(older, now, text)
  return (
    <>
      <p className="version-help">{words.dialogHelp}</p>
      <TwoPanes
        label={words.textOf({ version: title })}
        list={
          <>
            <VersionList versions={versions} chosen={chosen} onChoose={choose} takesFocus />
            <div className="version-service">
              <ServicePart {...timeline} />
            </div>
          </>
        }
        head={
          older && (
            <VersionHead
              copy={copy}
              versions={versions}
              older={older}
              newer={newer}
              text={olderText}
              obstacle={obstacle}
              onChoose={choose}
              onRestored={closeThis}
            />
          )
        }
      >
        {newer === null ? (
          <Read copy={copy} text={olderText} />
        ) : olderText.kind === 'text' && newerText.kind === 'text' ? (
          <Compared
            copy={copy}
            before={olderText.fields}
            after={newerText.fields}
            against={words.comparison({ older: title, newer: versionTime(newer, now, text) })}
          />
        ) : (
          <Read copy={copy} text={olderText.kind === 'text' ? newerText : olderText} />
        )}
      </TwoPanes>
    </>
  )
}

interface ComparedProps {
  readonly copy: WorkingCopy
  readonly before: ItemFields
  readonly after: ItemFields
  readonly against: string
}

function Compared({ copy: { type }, before, after, against }: ComparedProps) {
  return <ChangesView type={type} changes={useChanges(type, before, after)} after={after} against={against} />
}

/** The text of a version, or why it cannot be read. */
function Read({ copy, text: version }: { copy: WorkingCopy; text: VersionText }) {
  const { localHistory: words, frame } = useText()
  switch (version.kind) {
    case 'text':
      return <ItemText type={copy.type} fields={version.fields} />
    case 'reading':
      return <p className="version-hint">{words.reading}</p>
    case 'thinned_out':
      return <Notice>{words.thinnedOut}</Notice>
    case 'refused':
      return <Notice>{words.textRefused}</Notice>
    case 'offline':
      return (
        <Notice
          actions={
            <Button size="small" onPress={version.askAgain}>
              {frame.tryAgain}
            </Button>
          }
        >
          {words.textOffline}
        </Notice>
      )
  }
}

interface VersionHeadProps {
  readonly copy: WorkingCopy
  readonly versions: readonly Version[]
  readonly older: Version
  readonly newer: Version | null
  readonly text: VersionText
  readonly obstacle: string | null
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  readonly onRestored: () => void
}

const nothing = 'nothing'

/** What else a version may be compared with: near ones and the present text; any other by choosing two in the list. */
const mostOffered = 12

function choicesFor(versions: readonly Version[], older: Version, newer: Version | null) {
  const place = versions.indexOf(older)
  const near = versions.slice(Math.max(1, place - mostOffered / 2), place + mostOffered / 2)
  const offered = new Set([...versions.slice(0, 1), ...near, ...(newer ? [newer] : [])])
  offered.delete(older)
  return versions.filter(version => offered.has(version))
}

function nameInMenu(version: Version, now: number, text: Messages): string {
  const time = versionTime(version, now, text)
  return version.kind === 'now' ? time : `${time} – ${versionName(version, text)}`
}

function VersionHead({
  copy,
  versions,
  older,
  newer,
  text: olderText,
  obstacle,
  onChoose,
  onRestored,
}: VersionHeadProps) {
  const text = useText()
  const { localHistory: words } = text
  const now = useCurrentTime()
  const helpId = useId()
  const restore = useRestore(copy, onRestored)
  const time = versionTime(older, now, text)
  return (
    <>
      <div className="version-title">
        <h3>{older.kind === 'now' ? time : versionName(older, text)}</h3>
        {older.kind !== 'now' && <p>{time}</p>}
      </div>
      <SelectMenu
        label={words.compareWith}
        className="version-compare"
        value={newer?.id ?? nothing}
        choices={[
          { id: nothing, label: words.compareWithNothing },
          ...choicesFor(versions, older, newer).map(version => ({
            id: version.id,
            label: nameInMenu(version, now, text),
          })),
        ]}
        onChange={id => onChoose(new Set(id === nothing ? [older.id] : [older.id, id]))}
      />
      {older.kind !== 'now' && obstacle === null && (
        <Button
          variant="primary"
          icon={<Undo2 aria-hidden />}
          isDisabled={olderText.kind !== 'text' || restore.isUnderWay}
          aria-describedby={helpId}
          onPress={() => olderText.kind === 'text' && restore.run(olderText.fields)}
        >
          {words.restore}
        </Button>
      )}
      {older.kind !== 'now' && (
        <p id={helpId} className="version-help version-help-restore">
          {obstacle ?? words.restoreHelp[madeByRestoring(copy.state)]}
        </p>
      )}
    </>
  )
}

/** Puts a version back, with a way to undo it. */
function useRestore(copy: WorkingCopy, onRestored: () => void) {
  const { localHistory: words } = useText()
  const library = useLibrary()
  const [isUnderWay, setUnderWay] = useState(false)
  const run = async (fields: WorkingCopy['fields']) => {
    setUnderWay(true)
    const before = await library.restoreVersion(copy.id, fields).catch(() => null)
    setUnderWay(false)
    if (before === null) {
      showToast({ message: words.restoreFailed })
      return
    }
    onRestored()
    const undo = () => {
      library.restoreVersion(copy.id, before).then(
        () => showToast({ message: words.undone }),
        () => showToast({ message: words.restoreFailed }),
      )
    }
    showToast({ message: words.restored, action: { label: words.undo, run: undo } })
  }
  return { isUnderWay, run: (fields: WorkingCopy['fields']) => void run(fields) }
}
