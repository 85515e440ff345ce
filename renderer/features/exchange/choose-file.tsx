import { FileUp } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { largestImport } from '#shared/exchange/import-report.ts'
import { DropFiles } from '../../files/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Endings for the system's window; what a file is, its content decides. */
const endings = ['.docx', '.odt', '.md', '.markdown', '.txt', '.html', '.htm', '.zip']

interface ChooseFileProps {
  /** Why the last one was not taken. */
  readonly problem: string | null
  readonly onFile: (file: File) => void
}

/** Where a file is chosen, dropped or pasted. */
export function ChooseFile({ problem, onFile }: ChooseFileProps) {
  const { import: text } = useText().exchange
  const take = (files: readonly File[]) => {
    const [first] = files
    if (first) onFile(first)
  }
  return (
    <>
      {problem !== null && (
        <Notice tone="red" role="alert">
          {problem}
        </Notice>
      )}
      <DropFiles label={text.dropLabel} onFiles={take} className="import-drop">
        <FileUp aria-hidden />
        <FileTrigger acceptedFileTypes={endings} onSelect={list => take([...(list ?? [])])}>
          <Button variant="primary" autoFocus>
            {problem === null ? text.choose : text.another}
          </Button>
        </FileTrigger>
        <span>{text.drop}</span>
      </DropFiles>
      <p className="import-hint">{text.what({ limit: largestImport })}</p>
      <p className="import-hint">{text.stays}</p>
    </>
  )
}
