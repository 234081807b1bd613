/** With what `exec --intercept` ends where nothing was intercepted, and a process whose requests cannot be. */
export const NOT_INTERCEPTED = 6
