interface State {
  currentlyRunningTest?: { errors: unknown[] } | null
}

/**
 * Whether the test that jest runs has failed so far. Jest tells its hooks nothing of it; its runner keeps it under a symbol of
 * this name. Where there is none, as with another runner, no test counts as failed.
 */
export function jestTestFailed(scope: object = globalThis): boolean {
  const symbol = Object.getOwnPropertySymbols(scope).find(({ description }) => description === 'JEST_STATE_SYMBOL')
  const state = symbol && (scope as Record<symbol, State>)[symbol]
  return (state?.currentlyRunningTest?.errors.length ?? 0) > 0
}
