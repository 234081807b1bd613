/** What goes wrong most often, by name. */
export const READY_MADE = {
  'Rate limited twice': { status: 429, times: 2 },
  'Reply lost once': { connection: 'reset-after' },
  'Connection cut once, nothing stored': { connection: 'reset-before' },
  'Half a reply once': { connection: 'truncate' },
  'Stored, then 500': { status: 500, after: 'store' },
  'Slow for 10 requests: 3 seconds': { delayMs: 3000, times: 10 },
  'Key refused once': { status: 401 },
  'Vendor down until I say so': { status: 503, times: 'always' }
}
