/** What `migrate-check --help` prints. */
export function migrateCheckHelp(): string {
  return `Runs a command whose program speaks version 1 of the API, and tells how its requests move to version 2.

Usage
  go-high-level-emulator migrate-check [options] -- CMD

  CMD has GHL_BASE_URL, GHL_API_KEY, GHL_LOCATION_ID and GHL_EMULATOR_URL set, as with exec; what it writes goes to
  stderr. The report on stdout says of each request of version 1 whether version 2 does the same, what it would
  refuse and in which words, what it would silently do otherwise, how each is known, and the request of version 2
  that does the same, as curl.

Options
  --json            the report as JSON
  --intercept       for programs with the API's hosts in their source; 6 where nothing was intercepted
  --intercept-only  the same, and nothing is sent to any other machine

And all options that go-high-level-emulator --help lists.

Exit code
  That of CMD where it fails; 1 where no request came; 9 where version 2 would refuse a request as it was sent, or
  store something else; else 0.

Example
  go-high-level-emulator migrate-check -- npm test
`
}
