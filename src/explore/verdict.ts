/** What came of a run: the first that is true of it, in this order. */
export type Verdict = 'lost' | 'doubled' | 'stormed' | 'hung' | 'crashed' | 'noticed' | 'recovered' | 'different'

/** Those that are for the program to mend. */
export const FINDINGS: readonly Verdict[] = ['lost', 'doubled', 'stormed', 'hung']
