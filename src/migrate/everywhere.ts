// Each a row: the rule by which it is known, what it changes, what version 1 does, what version 2 does, what to do.

/** What is different for every request. */
export const EVERYWHERE = {
  host: [
    'v2.contact-created',
    'sent',
    'The host is rest.gohighlevel.com, and paths begin with /v1.',
    'The host is services.leadconnectorhq.com, and paths stand at its root.',
    'Change the base address.'
  ],
  token: [
    'v2.token',
    'refused',
    'The API key of the location is sent as a bearer token. It does not expire.',
    'An API key of version 1 gets 401. A private integration token (pit-…) or an access token of OAuth is sent; that of OAuth expires after a day.',
    'Make a token, and where it is one of OAuth, refresh it with POST /oauth/token.'
  ],
  version: [
    'v2.version',
    'refused',
    'There is no Version header.',
    'Without a Version header each request gets 401.',
    'Send "Version: 2021-07-28".'
  ],
  errors: [
    'v2.types',
    'answered',
    'An error is {"msg":…}, or has an object for each field.',
    'An error is {"statusCode":…,"message":…}; of a 422 message is a list of sentences.',
    'Read statusCode and message.'
  ],
  rate: [
    'rate.limit',
    'answered',
    'No page tells the limit of requests.',
    '100 requests in 10 seconds and 200,000 a day for each app and location; the headers X-RateLimit-* tell what is left.',
    'Wait as long as X-RateLimit-Interval-Milliseconds says when a 429 comes.'
  ]
} as const
