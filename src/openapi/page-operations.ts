import * as Type from '@sinclair/typebox'
import type { Operation } from './operation.js'

/** Of calls that need no key. */
const OPEN: Operation['refusals'] = ['ForeignOrigin']

const document = { tag: 'control', answer: Type.Object({ openapi: Type.String() }), refusals: OPEN } as const
const page = { tag: 'pages', answer: 'text/html', refusals: OPEN } as const
const pageFile = { tag: 'pages', answer: 'text/javascript', refusals: [...OPEN, 'NotThere'], parameters: ['FileName'] } as const

/** The pages for people, and the documents that one of them shows. */
export const PAGE_OPERATIONS: Record<string, Operation> = {
  'GET /_emulator/openapi.json': {
    ...document,
    summary: 'This document',
    description: 'Answers the contract of the emulator as OpenAPI 3.1.'
  },
  'GET /_emulator/openapi-v2.json': {
    ...document,
    summary: 'The contract of version 2',
    description: "Answers the vendor's contract of version 2 as OpenAPI 3.0, of those operations that are served."
  },
  'GET /_emulator/docs': {
    ...page,
    summary: 'This document, to read',
    description: 'A page to read this document and to try calls. It loads nothing from outside.'
  },
  'GET /_emulator/docs/:file': {
    ...pageFile,
    summary: 'A part of that page',
    description: 'A script or a style sheet. A name that the page does not load gets 404.'
  },
  'GET /_emulator': {
    ...page,
    summary: 'The inspector',
    description: 'A page that shows leads as they arrive and why each was answered as it was, and arms faults.'
  },
  'GET /_emulator/inspector/:file': {
    ...pageFile,
    summary: 'A part of the inspector',
    description: 'A script or a style sheet. A name that the page does not load gets 404.'
  }
}
