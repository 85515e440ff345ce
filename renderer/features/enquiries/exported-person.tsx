import { FileBraces, FileText } from 'lucide-react'
import { useState } from 'react'
import { instantOf } from '#shared/content/identity.ts'
import { EnquiryCategory } from '#shared/enquiry/contact-form.ts'
import type { PersonAddress, PersonExport } from '#shared/enquiry/people-data.ts'
import type { DiskFailure } from '#shared/sync/journal.ts'
import { desk } from '../../bridge/index.ts'
import { exactTime, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'

interface ExportedPersonProps {
  readonly email: PersonAddress
  readonly enquiries: PersonExport
}

/** What the service has of a person, to be written where the expert says. It is held here alone until then. */
export function ExportedPerson({ email, enquiries }: ExportedPersonProps) {
  const { peopleData: text, enquiries: words } = useText()
  const [failure, setFailure] = useState<DiskFailure | null>(null)
  const messages = enquiries.flatMap(enquiry => enquiry.messages)
  const categoryName = (category: string) => {
    const known = EnquiryCategory.safeParse(category)
    return known.success ? words.categories[known.data] : category
  }
  const written = async (ending: 'html' | 'json'): Promise<string> => {
    // Loaded when it is needed: it brings the look of whole pages.
    const { personExportAsJson, personExportAsPage } = await import('#shared/enquiry/person-export-file.ts')
    const now = instantOf(new Date())
    return ending === 'json'
      ? personExportAsJson(email, enquiries, now)
      : personExportAsPage(email, enquiries, now, { ...text.page, categoryName, timeOf: exactTime })
  }
  const save = async (ending: 'html' | 'json') => {
    setFailure(null)
    const day = new Date().toISOString().slice(0, 10)
    const outcome = await desk.call('program.saveFile', {
      // Names of files are seen by many: whose data they are is said inside.
      name: `${text.fileName({ day })}.${ending}`,
      bytes: new TextEncoder().encode(await written(ending)),
    })
    if (outcome.kind === 'failed') setFailure(outcome.reason)
    if (outcome.kind === 'saved') showToast({ message: text.saved(outcome) })
  }
  const saveAs = (ending: 'html' | 'json') => void save(ending).catch(() => setFailure('unknown'))
  if (enquiries.length === 0) return <Notice role="status">{text.exportedNothing}</Notice>
  return (
    <>
      <Notice
        tone="green"
        role="status"
        title={text.exportedTitle}
        actions={
          <>
            <Button size="small" icon={<FileText aria-hidden />} onPress={() => saveAs('html')}>
              {text.savePage}
            </Button>
            <Button size="small" icon={<FileBraces aria-hidden />} onPress={() => saveAs('json')}>
              {text.saveData}
            </Button>
          </>
        }
      >
        {text.exported({
          count: enquiries.length,
          messages: messages.length,
          letters: enquiries.flatMap(({ letters }) => letters).length,
          files: messages.flatMap(({ files }) => files).length,
          others: enquiries.reduce((sum, { writtenByOthers }) => sum + writtenByOthers, 0),
        })}
      </Notice>
      {failure !== null && (
        <Notice tone="red" role="alert">
          {text.notSaved[failure]}
        </Notice>
      )}
    </>
  )
}
