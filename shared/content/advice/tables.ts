import type { AdviceFinding } from '../checks/finding.ts'
import type { Advise } from './advice-context.ts'
import { placeOfElement } from './text-place.ts'

/** A table read aloud needs header cells. Source: EN 301 549, 9.1.3.1. */
export const tableAdvice: Advise = ({ texts }) =>
  texts.flatMap(({ field, reading }) =>
    reading.flatMap(({ tables }, block) =>
      tables.flatMap(({ hasHeader }, index): readonly AdviceFinding[] =>
        hasHeader
          ? []
          : [
              {
                field,
                severity: 'advice',
                at: placeOfElement(block, 'table', index),
                rule: 'table_without_header',
              },
            ],
      ),
    ),
  )
