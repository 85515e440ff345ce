/** Ends a request of the tus protocol with a status of that protocol; `problem-answers.ts` makes it problem details. */
export class UploadFailure extends Error {
  readonly statusCode: number

  constructor(statusCode: number, message: string) {
    super(message)
    this.name = 'UploadFailure'
    this.statusCode = statusCode
  }
}
