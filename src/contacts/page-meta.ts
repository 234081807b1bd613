import type { FastifyRequest } from 'fastify'
import { nextPageUrl } from './next-page-url.js'

/** What is told of one page of a list. */
export interface PageMeta {
  /** On all pages. */
  total: number
  /** Its number, from 1. */
  page: number
  /** The one after which the next page starts, and its time; undefined on the last page. */
  next: { time: number; id: string } | undefined
}

/** The `meta` of a list, in the documented key order. */
export function pageMeta({ originalUrl, headers }: FastifyRequest, { total, page, next }: PageMeta): Record<string, unknown> {
  return {
    total,
    nextPageUrl: next ? nextPageUrl(originalUrl, headers.host, next) : null,
    startAfterId: next?.id ?? null,
    startAfter: next?.time ?? null,
    currentPage: page,
    nextPage: next ? page + 1 : null,
    prevPage: page > 1 ? page - 1 : null
  }
}
