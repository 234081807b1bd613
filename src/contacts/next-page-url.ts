/** The address of the next page, as recorded: path and query as they came, with the place where that page starts. */
export function nextPageUrl(url: string, host: string | undefined, next: { time: number; id: string }): string {
  // HTTP/1.0 has no Host, and what comes as one need not be any.
  const origin = `http://${host}`
  const address = new URL(url, host && URL.canParse(origin) ? origin : 'http://localhost')
  address.searchParams.set('startAfter', String(next.time))
  address.searchParams.set('startAfterId', next.id)
  address.searchParams.delete('page')
  return address.href
}
