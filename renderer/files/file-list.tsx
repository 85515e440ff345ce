import { ExternalLink } from 'lucide-react'
import type { DocumentFile } from '#shared/content/kept-file.ts'
import { desk } from '../bridge/index.ts'
import { useText } from '../i18n/index.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { FileCard } from './file-card.tsx'

/** An item's files to read: each with what can be done with it. */
export function FileList({ files }: { files: readonly DocumentFile[] }) {
  const text = useText()
  return (
    <ul className="file-list">
      {files.map(file =>
        'file' in file ? (
          <li key={file.file}>
            <FileCard file={file} withDescription />
          </li>
        ) : (
          <li key={file.url} className="file-card">
            <span className="file-facts">
              {file.description !== '' && <span className="file-name">{file.description}</span>}
              <span className={file.description === '' ? 'file-name' : undefined}>{file.url}</span>
            </span>
            <IconButton
              label={text.files.openAddress}
              icon={<ExternalLink aria-hidden />}
              isDisabled={!/^https?:\/\//i.test(file.url)}
              onPress={() => void desk.call('program.openExternal', { url: file.url })}
            />
          </li>
        ),
      )}
    </ul>
  )
}
