/**
 * Where the countries of Europe stand on a grid of tiles, about as they lie to each other. By row, from the north; a dot is
 * an empty place. Codes are those of the country table of the EU Publications Office, with the two letters that tiles show.
 */
const rows = [
  ' .  IS .  .  .  .  NO SE FI .  . ',
  ' .  .  .  .  .  .  .  .  EE .  . ',
  ' .  .  .  .  .  .  DK .  LV .  . ',
  ' IE GB .  .  NL .  .  .  LT BY . ',
  ' .  .  .  BE LU DE .  PL .  UA . ',
  ' .  .  FR .  LI AT CZ SK .  MD . ',
  ' .  .  .  CH .  SI HU .  RO .  GE',
  ' PT ES AD MC SM HR BA RS BG .  AM',
  ' .  .  .  .  IT ME XK MK TR .  AZ',
  ' .  .  .  .  MT .  AL GR .  CY . ',
]

const codes: Readonly<Record<string, string>> = {
  IS: 'ISL',
  NO: 'NOR',
  SE: 'SWE',
  FI: 'FIN',
  EE: 'EST',
  DK: 'DNK',
  LV: 'LVA',
  IE: 'IRL',
  GB: 'GBR',
  NL: 'NLD',
  LT: 'LTU',
  BY: 'BLR',
  BE: 'BEL',
  LU: 'LUX',
  DE: 'DEU',
  PL: 'POL',
  UA: 'UKR',
  FR: 'FRA',
  LI: 'LIE',
  AT: 'AUT',
  CZ: 'CZE',
  SK: 'SVK',
  MD: 'MDA',
  CH: 'CHE',
  SI: 'SVN',
  HU: 'HUN',
  RO: 'ROU',
  GE: 'GEO',
  PT: 'PRT',
  ES: 'ESP',
  AD: 'AND',
  MC: 'MCO',
  SM: 'SMR',
  HR: 'HRV',
  BA: 'BIH',
  RS: 'SRB',
  BG: 'BGR',
  AM: 'ARM',
  IT: 'ITA',
  ME: 'MNE',
  XK: '1A0',
  MK: 'MKD',
  TR: 'TUR',
  AZ: 'AZE',
  MT: 'MLT',
  AL: 'ALB',
  GR: 'GRC',
  CY: 'CYP',
}

/** A country's place on the grid; both numbers from 1 on. */
export interface CountryTile {
  readonly country: string
  /** What stands on it. */
  readonly letters: string
  readonly row: number
  readonly column: number
}

/** The tiles, row by row. */
export const countryTiles: readonly CountryTile[] = rows.flatMap((row, index) =>
  row
    .trim()
    .split(/\s+/)
    .flatMap((letters, place) => {
      const country = codes[letters]
      return country === undefined ? [] : [{ country, letters, row: index + 1, column: place + 1 }]
    }),
)

/** How strongly a tile is filled: 0 for nothing, then 1 to 3 by its share of the most. */
export function tileStep(items: number, most: number): 0 | 1 | 2 | 3 {
  if (items <= 0 || most <= 0) return 0
  const share = items / most
  if (share <= 1 / 3) return 1
  return share <= 2 / 3 ? 2 : 3
}
