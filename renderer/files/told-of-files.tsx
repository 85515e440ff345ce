import { LoaderCircle } from 'lucide-react'
import { useText } from '../i18n/index.ts'
import type { KeepFiles } from './use-keep-files.ts'
import './told-of-files.css'

/** What became of the files that were given last; spoken when it changes. */
export function ToldOfFiles({ isKeeping, refusals, remarks }: KeepFiles) {
  const text = useText()
  return (
    <div>
      <div role="status" className="told-of-files">
        {isKeeping && (
          <p className="told-keeping">
            <LoaderCircle aria-hidden />
            {text.files.keeping}
          </p>
        )}
        {remarks.map(remark => (
          <p key={remark} className="told-remark">
            {remark}
          </p>
        ))}
      </div>
      <div role="alert" className="told-of-files">
        {refusals.map(refusal => (
          <p key={refusal} className="told-refusal">
            {refusal}
          </p>
        ))}
      </div>
    </div>
  )
}
