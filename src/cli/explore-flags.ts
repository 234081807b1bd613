/** The flags of `explore` alone. */
export const EXPLORE_FLAGS = [
  { flag: '--only', takes: 'K:FAULT', example: '--only 3:cut-after-store', help: 'this run alone; may be given several times' },
  { flag: '--faults', takes: 'FAULT,FAULT', example: '--faults late,truncated', help: 'these faults alone' },
  { flag: '--jobs', takes: 'N', example: '--jobs 4', help: 'how many runs at once [one for each processor]' },
  {
    flag: '--run-timeout',
    takes: 'SECONDS',
    example: '--run-timeout 60',
    help: 'after which a run is hung [ten undisturbed ones, at least 30]'
  },
  { flag: '--tries', takes: 'N', example: '--tries 5', help: 'more tries of one request are a storm [10]' },
  { flag: '--max-runs', takes: 'N', example: '--max-runs 2000', help: 'how many runs there may be [1000]' },
  {
    flag: '--report',
    takes: 'FILE',
    example: '--report explored.html',
    help: 'a report, as .html, .json or .xml (JUnit); may be given several times'
  }
] as const
