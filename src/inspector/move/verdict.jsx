/** The verdicts, as they are shown. */
export const WORDS = { same: 'Same', changes: 'Changes', refused: 'Refused', 'no-counterpart': 'Not served' }

const SIGNS = { same: '✓', changes: '~', refused: '!', 'no-counterpart': '−' }
const OUTCOMES = { same: 'created', changes: 'updated', refused: 'refused', 'no-counterpart': 'read' }

/** Sign and text, so that a verdict is told by more than its colour. */
export function Verdict({ verdict }) {
  return (
    <b class="chip" data-outcome={OUTCOMES[verdict]}>
      <span aria-hidden="true">{SIGNS[verdict]}</span> {WORDS[verdict]}
    </b>
  )
}
