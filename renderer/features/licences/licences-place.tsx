import { lazy, Suspense } from 'react'
import { useText } from '../../i18n/index.ts'
import { ViewHeader } from '../../ui/view-header.tsx'
import { Waiting } from '../../ui/waiting.tsx'

/** The profiles, the rules and the parser of expressions are read when somebody comes here for the first time. */
const Licences = lazy(async () => ({ default: (await import('./licences-view.tsx')).LicencesView }))

export function LicencesPlace() {
  const { licences: text } = useText()
  return (
    <Suspense
      fallback={
        <div>
          <ViewHeader title={text.title} />
          <Waiting sentence={text.reading} />
        </div>
      }
    >
      <Licences />
    </Suspense>
  )
}
