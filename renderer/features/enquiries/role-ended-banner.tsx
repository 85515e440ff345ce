import { useEffect } from 'react'
import { useText } from '../../i18n/index.ts'
import { useExpertRole } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'

/** Says that enquiries were removed from this computer, to whoever was a legal expert until now. */
export function RoleEndedBanner() {
  const { removed } = useText().peopleData
  const { hasEnded, understand } = useExpertRole()
  useEffect(() => {
    // What was searched may quote them.
    if (hasEnded) useEnquiryChoices.setState({ open: null, composing: null, search: '' })
  }, [hasEnded])
  if (!hasEnded) return null
  return (
    <Notice
      tone="amber"
      role="alert"
      className="frame-banner"
      title={removed.title}
      actions={
        <Button size="small" onPress={understand}>
          {removed.understood}
        </Button>
      }
    >
      {removed.body}
    </Notice>
  )
}
