import type { LaterVersionRule } from '../../licence/later-version.ts'
import type { ExplanationId, RuleId } from '../../licence/rules.ts'

/** A rule of compatibility by its number; what answers before the table by what it reads. */
export function ruleName(rule: RuleId | LaterVersionRule): string {
  switch (rule) {
    case 'laterCode':
      return 'By the words of the code: “or any later version”'
    case 'laterWork':
      return 'By the words of the work: “or any later version”'
    default:
      return `Rule ${rule}`
  }
}

/** The same, where many stand below each other. */
export function shortRuleName(rule: RuleId | LaterVersionRule): string {
  switch (rule) {
    case 'laterCode':
      return 'Words of the code'
    case 'laterWork':
      return 'Words of the work'
    default:
      return rule
  }
}

/** What each rule of compatibility says, for somebody who has to answer an enquiry. */
export const ruleExplanations = {
  laterCode:
    'In its notice, or by the text of its licence, the code may be passed on under a later version as well. It is taken under the version of the work, whose conditions then hold for the whole. See that no notice in the code keeps it to its own version.',
  laterWork:
    'The work says that it may be passed on under a later version, and the licence of the code is among those it allows. The two can be combined; the whole is then published under the licence of the code, and no longer under all that the work allows by itself.',
  T01: 'Code and work are under the same licence: the conditions of the one are those of the other.',
  T02: 'The code stays under version 2 of the GPL, which does not let it go under the EUPL. The EUPL 1.1 names version 2 of the GPL as compatible: the work as a whole can be published under the GPL instead.',
  T03: 'The code stays under version 3 of the GPL or AGPL, which does not let it go under the EUPL, and the EUPL 1.1 does not name version 3. Publish the work under the EUPL 1.2, which does, so that the whole can go under the licence of the code.',
  T04: 'The code stays under its GNU licence, which does not let it go under the EUPL. The EUPL 1.2 names that licence as compatible: the work as a whole can be published under it instead.',
  T05: 'Version 2 alone and version 3 alone of the GPL exclude each other: each asks that the whole goes under it. Ask the authors of one side for “or later”.',
  T06: 'Both are versions of the EUPL. Work under version 1.1 may be passed on under a later version, unless it says that it is under 1.1 alone; version 1.2 names 1.1 as compatible.',
  T07: 'The licence of the work lets its own code be combined into a work under the GPL. The combination goes, and is then published as a whole under the GNU licence of the code.',
  T07OfGnu:
    'Both are GNU licences. In versions that go together the two can be combined, and the stricter licence then holds for the whole: a GPL before an LGPL, and what the AGPL asks for use over a network before both.',
  T08: 'The appendix of the EUPL 1.1 names the licence of the work, or another version of it: a work made from both may be published under it. Look the version up in the appendix.',
  T09: 'The appendix of the EUPL 1.1 does not name version 3 of the GPL or AGPL. Unless the code is under the EUPL 1.1 alone, it may be passed on under the EUPL 1.2, whose appendix names them.',
  T10: 'The appendix of the EUPL 1.2 names the licence of the work, or another licence of its line: a work made from both may be published under it. Look the version up in the appendix.',
  T11: 'The licence of the code names the EUPL as compatible: a work made from both may be published under the EUPL.',
  T12: 'The licence of the code is permissive: it may go into work under nearly any licence, as long as its notices are kept.',
  T13: 'The licence of the code allows a combined work to be published under a GNU GPL.',
  T14: 'The work is permissive, the code is not. The component may be used unchanged and keeps its own licence; the work around it can be published under the permissive licence. What is changed in the component goes under its licence.',
  T15: 'Both sides have a copyleft, and each asks that what is made from it goes under itself. Unless one of them names the other, they cannot become one work: keep them apart, so that each stays under its own licence, or ask for an exception.',
  T16: 'The copyleft of the code reaches further than that of the work. The code keeps its licence; whether the whole has to go under it depends on how closely the two are joined.',
  T17: 'The code is under a licence for software, the work under one for data. Software and data are published beside each other, each under its own licence.',
  T18: 'The data are under a licence for data, the work under one for software. Data and software are published beside each other, each under its own licence.',
} satisfies Record<ExplanationId | LaterVersionRule, string>
