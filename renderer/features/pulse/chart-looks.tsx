import type { ReactNode } from 'react'

/** How many measures one chart can tell apart. */
const looks = [0, 1, 2, 3, 4, 5, 6] as const

/**
 * What is drawn over the colour of each look, in the colour of the ground: whoever does not see the colours tells them
 * apart by it. The tile is 8 px wide.
 */
const marks: Readonly<Record<(typeof looks)[number], ReactNode>> = {
  0: null,
  1: <path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" />,
  2: <path d="M1,2 h2 M5,6 h2" />,
  3: <path d="M0,2 h8 M0,6 h8" />,
  4: <path d="M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4" />,
  5: <path d="M2,0 v8 M6,0 v8" />,
  6: <path d="M0,4 h8 M4,0 v8" />,
}

/** The paint of a look, for `fill`. */
export function paintOf(look: number): string {
  return `url(#pulse-look-${look})`
}

/** The paints of all charts, once for the page. */
export function ChartLooks() {
  return (
    <svg className="chart-looks" width="0" height="0" aria-hidden focusable="false">
      <defs>
        {looks.map(look => (
          <pattern
            key={look}
            id={`pulse-look-${look}`}
            className={`chart-look chart-look-${look}`}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
          >
            <rect width="8" height="8" />
            {marks[look]}
          </pattern>
        ))}
      </defs>
    </svg>
  )
}
