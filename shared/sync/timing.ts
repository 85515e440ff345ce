/** Every time that decides how soon words are stored or sent, in milliseconds, once. */
export const timing = {
  /** A pause in typing after which the draft is stored on this computer. */
  savePause: 300,
  /** While typing goes on without a pause, the draft is stored at least this often. */
  saveAtLeast: 2_000,
  /** A pause after which stored words are sent: each send is a revision, and a revision a pause would be too many. */
  sendPause: 1_500,
  /** While writing goes on, words are sent at least this often. */
  sendAtLeast: 20_000,
  /** So long a decision stays on this computer before it is handed to the network, and can be taken back. */
  takeBackWindow: 5_000,
  /** The same for a deletion. */
  deletionWindow: 10_000,
  /** How often the service is asked for news when nothing else triggers it. */
  pollInterval: 20_000,
  /** The first wait after a failure; doubled each time up to `retryMost`. */
  retryFirst: 1_000,
  retryMost: 30_000,
  /** How long one request to the service may take. */
  requestLimit: 20_000,
  /** How long an answer may take that is a file, or as large as one: 10 MB at 300 kbit/s, or 25 MB at 700. */
  longAnswerLimit: 300_000,
  /** How long one chunk of a file may take on its way to the service: 256 kB at 35 kbit/s. What has come by then stays. */
  chunkLimit: 60_000,
  /** How long the library in the window may take to answer the sync engine. */
  libraryLimit: 60_000,
  /** After so long without an answer the engine goes on through another window of the same library, where there is one. */
  libraryMoveAfter: 10_000,
  /** How long anybody waits for the second copy of unsent words: what is sent, and a window that closes. */
  journalLimit: 2_000,
  /** How long the library's database may take to open before it counts as one that does not. */
  openLimit: 20_000,
  /** Words that were stored count as waiting for so long: by then the library has counted them. */
  countedWithin: 1_000,
  /** A sync that is over sooner is not shown as under way: it would only blink. */
  workingShownAfter: 150,
  /** The service's live channel sends a sign of life every 15 s; after this much silence the line counts as broken. */
  liveSilence: 45_000,
  /** How long a person may take in the browser to sign in. */
  signInLimit: 300_000,
  /** An access token is renewed this long before it expires, so that no request meets its end. */
  renewBeforeExpiry: 60_000,
  /** After so long a save counts as failed, and its words go to the second copy: a disk that is full may leave it hanging. */
  saveLimit: 5_000,
  /** The same while a save that was given up has not ended. */
  stuckSaveLimit: 500,
  /** How long a closing window waits for the page to store the last words. */
  closeLimit: 5_000,
  /** How long a page that closes waits for its library; then what is not stored goes to the second copy. */
  closePatience: 2_000,
} as const
