import { plural } from '../parts/text.jsx'

const SIGNS = { passed: '✓', acted: '⚑', decided: '●', 'not reached': '○' }

/** The way of a request: what decided is shown, what was passed is folded. */
export function Steps({ steps }) {
  const folded = steps.filter(({ outcome }) => outcome === 'passed')
  const shown = steps.filter(({ outcome }) => outcome === 'acted' || outcome === 'decided')
  const unreached = steps.filter(({ outcome }) => outcome === 'not reached')
  return (
    <>
      {folded.length > 0 && (
        <details>
          <summary>{plural(folded.length, 'step')} passed</summary>
          <ol class="steps">{folded.map(item)}</ol>
        </details>
      )}
      <ol class="steps">{shown.map(item)}</ol>
      {unreached.length > 0 && <p class="quiet">Not reached: {unreached.map(({ step }) => step).join(', ')}</p>}
    </>
  )
}

function item({ step, outcome, happened, rule }) {
  return (
    <li key={step} class={outcome}>
      <span class="sign" aria-hidden="true">
        {SIGNS[outcome]}
      </span>
      <b>{step}</b>
      <p>{happened}</p>
      {rule && (
        <p class="source">
          {outcome !== 'passed' && `${rule.statement} `}
          <span class={`provenance ${rule.provenance}`}>{rule.provenance}</span> {rule.source} <code>{rule.id}</code>
        </p>
      )}
    </li>
  )
}
