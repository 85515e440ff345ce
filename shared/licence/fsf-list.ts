/** What the Free Software Foundation says of a licence: many it has never said anything of. */
export type FsfOpinion = 'free' | 'not_free' | 'not_said'

/**
 * "Various Licenses and Comments about Them" (https://www.gnu.org/licenses/license-list.html), by the SPDX identifiers that
 * SPDX gives its entries (https://github.com/spdx/fsf-api). The npm package of the SPDX list leaves this flag out.
 */
const free = [
  'AGPL-1.0 AGPL-1.0-only AGPL-1.0-or-later AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later',
  'AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 Apache-1.0 Apache-1.1 Apache-2.0 APSL-2.0 Artistic-2.0 Sleepycat',
  'BitTorrent-1.1 BSL-1.0 CC-BY-4.0 CC-BY-SA-4.0 CC0-1.0 CDDL-1.0 CPAL-1.0 CECILL-2.0 CECILL-B CECILL-C ClArtistic',
  'BSD-3-Clause-Clear CPL-1.0 Condor-1.1 ECL-2.0 eCos-2.0 EPL-1.0 EPL-2.0 EUDatagrid EUPL-1.1 EUPL-1.2 EFL-2.0',
  'MIT MIT-0 GFDL-1.1 GFDL-1.1-only GFDL-1.1-or-later GFDL-1.2 GFDL-1.2-only GFDL-1.2-or-later GFDL-1.3',
  'GFDL-1.3-only GFDL-1.3-or-later BSD-2-Clause BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD FTL FSFAP',
  'GPL-2.0 GPL-2.0+ GPL-2.0-only GPL-2.0-or-later GPL-3.0 GPL-3.0+ GPL-3.0-only GPL-3.0-or-later gnuplot HPND',
  'IPL-1.0 iMatix Imlib2 IJG Intel IPA ISC LGPL-2.1 LGPL-2.1+ LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0 LGPL-3.0+',
  'LGPL-3.0-only LGPL-3.0-or-later LPPL-1.2 LPPL-1.3a LPL-1.02 BSD-3-Clause MPL-1.1 MPL-2.0 MS-PL MS-RL NCSA',
  'OLDAP-2.3 OLDAP-2.7 Nokia NOSL NPL-1.0 NPL-1.1 ODbL-1.0 OpenSSL BSD-4-Clause OSL-1.0 OSL-1.1 OSL-2.0 OSL-2.1',
  'OSL-3.0 PHP-3.01 Python-2.0 QPL-1.0 RPSL-1.0 Ruby SGI-B-2.0 OFL-1.0 OFL-1.1 SPL-1.0 SMLNJ StandardML-NJ',
  'Unicode-3.0 Unlicense UPL-1.0 Vim W3C WTFPL X11 XFree86-1.1 xinetd YPL-1.1 Zend-2.0 0BSD Zimbra-1.3 Zlib Nunit',
  'ZPL-2.0 ZPL-2.1',
].flatMap(line => line.split(' '))

const notFree = [
  'Aladdin APSL-1.0 Artistic-1.0 CC-BY-NC-1.0 CC-BY-NC-2.0 CC-BY-NC-2.5 CC-BY-NC-3.0 CC-BY-NC-4.0 CC-BY-ND-1.0',
  'CC-BY-ND-2.0 CC-BY-ND-2.5 CC-BY-ND-3.0 CC-BY-ND-4.0 CPOL-1.02 RHeCos-1.1 JSON NASA-1.3 OPL-1.0 Watcom-1.0',
].flatMap(line => line.split(' '))

const opinions = new Map<string, FsfOpinion>([
  ...free.map(id => [id, 'free'] as const),
  ...notFree.map(id => [id, 'not_free'] as const),
])

/** The identifiers that the list speaks of. */
export const namedByFsf: readonly string[] = [...opinions.keys()]

/** What the Free Software Foundation says of the licence with an SPDX identifier. */
export function fsfOpinionOf(id: string): FsfOpinion {
  return opinions.get(id) ?? 'not_said'
}
