/** How this service takes enquiries. */
export interface EnquiryRules {
  /** Whether letters are sent: there is a mail server, and an address to which answers come. */
  readonly sendsLetters: boolean
  /** The address that letters are answered to, such as `enquiries@example.eu`; a token is put into it. */
  readonly address: string
  /** Where what is for neither legal experts nor moderators goes; null: it is not taken. */
  readonly siteMailbox: string | null
  /** What a mail server has to show to hand over mail; null: no mail is taken. */
  readonly inboundSecret: string | null
  /** Messages that one address may send by the form within an hour. */
  readonly postsPerHour: number
  /** So long the data of an enquirer is kept once the enquiry is closed, in milliseconds. */
  readonly keptFor: number
}
