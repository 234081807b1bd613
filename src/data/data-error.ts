/** Data that cannot be used; its message is one sentence that names the file, the place and what is wrong. */
export class DataError extends Error {
  override name = 'DataError'
  readonly code = 'ERR_DATA'
}
