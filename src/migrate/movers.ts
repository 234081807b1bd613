import { CHILDREN } from './move-children.js'
import { CONTACTS } from './move-contacts.js'
import { ENROLMENTS } from './move-enrolments.js'
import type { Mover } from './v1-request.js'

/** By the operation of version 1: how it is made at version 2. What is not here version 2 of the emulator does not serve. */
export const MOVERS: Readonly<Record<string, Mover>> = { ...CONTACTS, ...CHILDREN, ...ENROLMENTS }
