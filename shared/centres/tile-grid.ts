import { europeanUnion } from './resource-centre.ts'

/** Where a country stands in the grid: column and row, counted from 1; `width` in columns. */
export interface Tile {
  readonly country: string
  /** The two letters by which the European institutions shorten the country. */
  readonly short: string
  readonly column: number
  readonly row: number
  readonly width?: number
}

/**
 * Europe as a grid of tiles of one size, each country about where it lies, so that a small one is seen as well as a large
 * one. The Union's member states, the EFTA countries, the United Kingdom and the candidates for membership have a place;
 * other countries follow below. Short names: Interinstitutional Style Guide of the Union (EL for Greece).
 */
export const tiles: readonly Tile[] = [
  { country: europeanUnion, short: 'EU', column: 1, row: 8, width: 2 },
  { country: 'ISL', short: 'IS', column: 1, row: 1 },
  { country: 'NOR', short: 'NO', column: 5, row: 1 },
  { country: 'SWE', short: 'SE', column: 6, row: 1 },
  { country: 'FIN', short: 'FI', column: 7, row: 1 },
  { country: 'DNK', short: 'DK', column: 5, row: 2 },
  { country: 'EST', short: 'EE', column: 7, row: 2 },
  { country: 'IRL', short: 'IE', column: 1, row: 3 },
  { country: 'GBR', short: 'UK', column: 2, row: 3 },
  { country: 'NLD', short: 'NL', column: 4, row: 3 },
  { country: 'DEU', short: 'DE', column: 5, row: 3 },
  { country: 'POL', short: 'PL', column: 6, row: 3 },
  { country: 'LVA', short: 'LV', column: 7, row: 3 },
  { country: 'BEL', short: 'BE', column: 3, row: 4 },
  { country: 'LUX', short: 'LU', column: 4, row: 4 },
  { country: 'CZE', short: 'CZ', column: 5, row: 4 },
  { country: 'SVK', short: 'SK', column: 6, row: 4 },
  { country: 'LTU', short: 'LT', column: 7, row: 4 },
  { country: 'FRA', short: 'FR', column: 2, row: 5 },
  { country: 'CHE', short: 'CH', column: 3, row: 5 },
  { country: 'LIE', short: 'LI', column: 4, row: 5 },
  { country: 'AUT', short: 'AT', column: 5, row: 5 },
  { country: 'HUN', short: 'HU', column: 6, row: 5 },
  { country: 'UKR', short: 'UA', column: 8, row: 5 },
  { country: 'PRT', short: 'PT', column: 1, row: 6 },
  { country: 'ESP', short: 'ES', column: 2, row: 6 },
  { country: 'ITA', short: 'IT', column: 4, row: 6 },
  { country: 'SVN', short: 'SI', column: 5, row: 6 },
  { country: 'HRV', short: 'HR', column: 6, row: 6 },
  { country: 'ROU', short: 'RO', column: 7, row: 6 },
  { country: 'MDA', short: 'MD', column: 8, row: 6 },
  { country: 'BIH', short: 'BA', column: 5, row: 7 },
  { country: 'SRB', short: 'RS', column: 6, row: 7 },
  { country: 'BGR', short: 'BG', column: 7, row: 7 },
  { country: 'GEO', short: 'GE', column: 9, row: 7 },
  { country: 'MLT', short: 'MT', column: 4, row: 8 },
  { country: 'MNE', short: 'ME', column: 5, row: 8 },
  { country: '1A0', short: 'XK', column: 6, row: 8 },
  { country: 'MKD', short: 'MK', column: 7, row: 8 },
  { country: 'TUR', short: 'TR', column: 8, row: 8 },
  { country: 'ALB', short: 'AL', column: 6, row: 9 },
  { country: 'GRC', short: 'EL', column: 7, row: 9 },
  { country: 'CYP', short: 'CY', column: 9, row: 9 },
]
