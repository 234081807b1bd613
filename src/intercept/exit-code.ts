/** With what a program ends whose requests cannot be intercepted, and the command where none were. */
export const NOT_INTERCEPTED = 6
