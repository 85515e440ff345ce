/** What the program itself says, outside its page: native dialogs, the terminal, the page in the browser. */
export const program = {
  name: 'OSOR Desk',
  about: 'Writing, review and publishing for the Open Source Observatory',
  folderNotWritable: ({ folder, problem }: { folder: string; problem: string }) =>
    `OSOR Desk cannot keep its data in the folder ${folder}: ${problem}`,
  redirect: {
    doneTitle: 'You are signed in',
    done: 'You can close this window and go back to OSOR Desk.',
    deniedTitle: 'You are not signed in',
    denied: 'The service did not let you in. You can close this window and try again in OSOR Desk.',
    unknownTitle: 'Nothing to see here',
    unknown: 'This address only answers while OSOR Desk signs you in. You can close this window.',
  },
  crashed: {
    title: 'The window had to be started again',
    detail: 'What you wrote up to the last pause is on this computer.',
    good: 'OK',
  },
  crashedAgain: {
    title: 'The window stopped several times in a row',
    detail: 'OSOR Desk closes now. What you wrote up to the last pause is on this computer.',
  },
  wordsNotStored: {
    title: 'Your last words could not be stored',
    detail:
      'They are in the window only, and would be lost with it. Make room on the disk, or copy them to somewhere else; storing is tried again by itself.',
    stay: 'Keep the window open',
    close: 'Close and lose them',
  },
  unresponsive: {
    title: 'The window does not answer',
    detail:
      'Waiting is safe. If you start the window again, what you wrote up to the last pause is on this computer.',
    wait: 'Wait',
    restart: 'Start the window again',
  },
}
