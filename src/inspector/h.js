import { h as createElement } from 'preact'
import { harmless } from './parts/harmless.js'

export { Fragment } from 'preact'

const SHOWN = ['title', 'aria-label', 'placeholder', 'alt']

/** Makes an element: what JSX is turned into. Every text is made harmless here, so that no part of the page can forget to. */
export function h(type, props, ...children) {
  return createElement(type, typeof type === 'string' && props ? withPlainTexts(props) : props, ...children.map(plain))
}

function withPlainTexts(props) {
  const plainProps = { ...props }
  for (const name of SHOWN) if (typeof props[name] === 'string') plainProps[name] = harmless(props[name])
  return plainProps
}

function plain(child) {
  if (typeof child === 'string') return harmless(child)
  return Array.isArray(child) ? child.map(plain) : child
}
