import { useUploads } from '../../bridge/index.ts'
import { useText } from '../../i18n/index.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'

/** The files that are being sent, and how much of each the service has; nothing where there are none. */
export function FilesOnTheirWay() {
  const { sync: text } = useText()
  const files = useUploads()
  if (files.length === 0) return null
  return (
    <section className="sync-section">
      <h3>{text.filesHeading}</h3>
      <ul className="sync-files" aria-label={text.filesHeading}>
        {files.map(({ file, name, bytes, sent, isMoving }) => (
          <li key={file} className="sync-file">
            <span className="sync-file-words">
              <span className="sync-file-name">{name ?? text.fileInText}</span>
              <span className="sync-file-sent">
                {isMoving ? text.fileSent({ bytes, sent }) : text.fileBrokeOff({ bytes, sent })}
              </span>
            </span>
            <ProgressBar
              label={text.sendingFile({ name: name ?? text.fileInText })}
              part={{ done: sent, all: bytes }}
              words={text.fileSent({ bytes, sent })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
