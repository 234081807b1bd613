/** How many bytes a body may have; a longer one gets 413, in pipeline/too-large-or-cut.ts. */
export const BODY_LIMIT = 1024 * 1024

/** How deep arrays and objects may lie in each other: deeper ones end the call stack of who walks through them. */
export const MOST_LEVELS = 200
