import { about } from './en/about.ts'
import { caseStudy } from './en/case-study.ts'
import { centres } from './en/centres.ts'
import { checks } from './en/checks.ts'
import { commands } from './en/commands.ts'
import { comments } from './en/comments.ts'
import { conflict } from './en/conflict.ts'
import { diff } from './en/diff.ts'
import { digest } from './en/digest.ts'
import { drafts } from './en/drafts.ts'
import { earlierWords } from './en/earlier-words.ts'
import { editor } from './en/editor.ts'
import { enquiries } from './en/enquiries.ts'
import { enquiryMoves } from './en/enquiry-moves.ts'
import { enquiryNews } from './en/enquiry-news.ts'
import { exchange } from './en/exchange.ts'
import { faq } from './en/faq.ts'
import { fields } from './en/fields.ts'
import { files } from './en/files.ts'
import { follows } from './en/follows.ts'
import { frame } from './en/frame.ts'
import { home } from './en/home.ts'
import { licences } from './en/licences.ts'
import { localHistory } from './en/local-history.ts'
import { longEnquiries } from './en/long-enquiries.ts'
import { mail } from './en/mail.ts'
import { members } from './en/members.ts'
import { menu } from './en/menu.ts'
import { notices } from './en/notices.ts'
import { observatory } from './en/observatory.ts'
import { peopleData } from './en/people-data.ts'
import { program } from './en/program.ts'
import { published } from './en/published.ts'
import { pulse } from './en/pulse.ts'
import { review } from './en/review.ts'
import { rich } from './en/rich.ts'
import { rights } from './en/rights.ts'
import { search } from './en/search.ts'
import { secondCopy } from './en/second-copy.ts'
import { settings } from './en/settings.ts'
import { signOut } from './en/sign-out.ts'
import { similarAnswers } from './en/similar-answers.ts'
import { states } from './en/states.ts'
import { status } from './en/status.ts'
import { suggestions } from './en/suggestions.ts'
import { sync } from './en/sync.ts'
import { templates } from './en/templates.ts'
import { textModules } from './en/text-modules.ts'
import { types } from './en/types.ts'
import { welcome } from './en/welcome.ts'
import { writingTools } from './en/writing-tools.ts'

/** Every sentence that OSOR Desk says, in English. One file an area; an entry is a sentence or a function of values. */
export const en = {
  about,
  centres,
  checks,
  commands,
  comments,
  conflict,
  diff,
  digest,
  drafts,
  earlierWords,
  editor,
  faq,
  fields,
  follows,
  frame,
  home,
  mail,
  members,
  menu,
  notices,
  observatory,
  peopleData,
  program,
  published,
  pulse,
  review,
  rights,
  settings,
  signOut,
  states,
  status,
  suggestions,
  sync,
  textModules,
  types,
  caseStudy,
  search,
  secondCopy,
  licences,
  localHistory,
  files,
  enquiries,
  enquiryMoves,
  enquiryNews,
  longEnquiries,
  similarAnswers,
  exchange,
  templates,
  writingTools,
  rich,
  welcome,
}

export type Messages = typeof en
