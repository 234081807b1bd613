/** What `exec --help` prints. */
export function execHelp(): string {
  return `Serves while a command runs.

Usage
  go-high-level-emulator exec [options] -- CMD

  CMD has GHL_BASE_URL, GHL_API_KEY, GHL_LOCATION_ID and GHL_EMULATOR_URL set. Any free port is taken, and no log
  is written, unless an option says otherwise. It ends with the exit code of CMD, or one of those below.

Options
  --intercept              for programs with the API's hosts in their source; 6 where nothing was intercepted
  --intercept-only         the same, and nothing is sent to any other machine
  --save FILE              a snapshot of its location at the end; --data takes it
  --evidence FOLDER        what went on, as a page, JSON and HAR, when CMD fails
  --coverage               at the end tell on stderr what CMD was shown, and what it was never shown
  --coverage=FILE          write that to FILE.json, FILE.md or FILE.txt; may be repeated
  --coverage=github-summary  append it to the summary of a step of GitHub Actions
  --coverage-require LIST  exit code 8 unless CMD saw each of LIST: statuses, faults and ids of rules, such as
                           401,429,cut-after-store. Faults are rate-limited, vendor-down, refused-key, late,
                           cut-before, cut-after-store, truncated and store-then-500

And all options that go-high-level-emulator --help lists.

Example
  go-high-level-emulator exec --coverage --coverage-require 401,429,cut-after-store -- npm test
`
}
