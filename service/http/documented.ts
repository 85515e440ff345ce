import { z } from 'zod'
import { Problem } from '#shared/sync/problem.ts'

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
})

const notUnderstood = { 400: problem('The request is not understood') }
const notSignedIn = { 401: problem('No valid access token') }
const forbidden = { 403: problem('The account has no role for this; the detail names the rule') }
const notFound = { 404: problem('There is no such thing, or the account may not see it') }
const tooLarge = { 413: problem('The request is too large') }

/** What any route may answer when the service ends or has too much to do. */
export const unavailable = { 503: problem('Not now; Retry-After says when to come back') }
/** What any route may answer beside the good, for the OpenAPI document. */
export const tooMany = {
  429: problem('Too many requests; Retry-After says when to come back'),
  ...unavailable,
}
/** What a route for signed-in accounts may answer. */
export const forAccounts = { ...notSignedIn, ...tooMany }
/** What a route with a query may answer. */
export const forQueries = { ...notUnderstood, ...forAccounts }
/** What a route for some roles only may answer. */
export const forRoles = { ...forAccounts, ...forbidden }
/** What a route about one item may answer. */
export const forItems = { ...forQueries, ...notFound }
/** What a route that takes a body may answer. */
export const forBodies = { ...forQueries, ...tooLarge }
/** What a route for administrators of the members may answer. */
export const forAdministrators = { ...forQueries, ...forbidden }
/** What the route of acts on the members may answer. */
export const forActs = {
  ...forBodies,
  ...forbidden,
  ...notFound,
  409: problem('A rule of the members refuses it: `rule` names it; or the id stands for another act'),
  422: problem('A reason is missing'),
}
/** What the routes of what experts do about enquiries may answer. */
export const forEnquiries = {
  ...forBodies,
  ...forbidden,
  409: problem('A rule refuses it: `refusal` names it; or the id stands for something else'),
}
/** What the route for mails that come in may answer; a mail server gives a mail up for 4xx but 429, and tries again for 5xx. */
export const forInboundMails = {
  ...forBodies,
  ...notFound,
  409: problem('The enquiry takes no more messages: `refusal` is `full`'),
}
/** What the route of acts on the list of resource centres may answer. */
export const forCentreActs = {
  ...forBodies,
  ...forbidden,
  ...notFound,
  409: problem('A rule of the list refuses it: `rule` names it; or the id stands for another act'),
  422: problem('A reason is missing, or a country or language is none that is known: `rule` says which'),
}
/** What a route with an ETag may answer. */
export const notModified = {
  304: { description: 'Not modified', content: { 'application/json': { schema: z.null() } } },
}

/** What the route of a file's content answers. */
export const fileContent = {
  200: { description: 'The content', content: { 'application/octet-stream': { schema: z.unknown() } } },
}

/** The good answer of the tus protocol: headers alone. */
export const tusHeaders = z.null().describe('Done; the headers are those of tus 1.0.0')
/** What the routes of the tus protocol may answer beside it. */
export const forUploads = {
  409: problem('The upload is not where the request takes it to be'),
  410: problem('The upload has expired'),
  412: problem('Another version of tus'),
  422: problem('The content is not what it was said to be, or of no kind that is kept'),
  ...forQueries,
}

/** Security of the routes that need an access token, for the OpenAPI document. */
export const signedIn = [{ openId: ['openid'] }]
