import type { Messages } from '#shared/messages/en.ts'
import type { Template } from '../../library/index.ts'

/** What a template is called: as its person named it, else as it was shipped. */
export function templateName({ name, shipped }: Template, { templates: text }: Messages): string {
  if (name !== null && name.trim() !== '') return name
  return shipped === null ? text.unnamed : text.shipped[shipped]
}
