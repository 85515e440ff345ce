import type { AdviceFinding } from '../checks/finding.ts'
import type { Advise } from './advice-context.ts'
import { placeOfElement } from './text-place.ts'

const fileName = /^\S+\.(?:png|jpe?g|gif|webp|bmp|tiff?)$/i

/** A picture says nothing to who does not see it, but for its alternative text. Source: EN 301 549, 9.1.1.1. */
export const pictureAdvice: Advise = ({ texts }) =>
  texts.flatMap(({ field, reading }) =>
    reading.flatMap(({ pictures }, block) =>
      pictures.flatMap(({ alt }, index): readonly AdviceFinding[] => {
        const place = { field, severity: 'advice', at: placeOfElement(block, 'picture', index) } as const
        const words = alt?.trim() ?? ''
        if (words === '') return [{ ...place, rule: 'picture_without_alt' }]
        return fileName.test(words) ? [{ ...place, rule: 'alt_is_file_name', value: words }] : []
      }),
    ),
  )
