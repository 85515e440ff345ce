import { contactLimits } from '#shared/enquiry/contact-form.ts'

/** A name as a file may have it: without folders, without what steers a terminal or turns the direction of writing. */
export function fileName(name: string | null | undefined): string {
  const bare = (name ?? '').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}/\\:]/gu, '_').trim()
  return bare === '' || /^\.+$/.test(bare) ? 'attachment' : bare.slice(0, contactLimits.attachmentName)
}
