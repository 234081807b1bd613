import { Closing, Dialog } from '../parts/dialog.jsx'

const KEYS = [
  ['j k ↓ ↑', 'next, previous'],
  ['Page Up, Page Down, Home, End', 'further'],
  ['Enter', 'opens; a second time moves the focus into it'],
  ['Escape', 'closes'],
  ['/', 'goes to the search'],
  ['?', 'shows this']
]

/** Which keys do what. */
export function Help({ close }) {
  return (
    <Dialog title="Keys" close={close}>
      <dl>
        {KEYS.map(([keys, does]) => (
          <>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </>
        ))}
      </dl>
      <Closing close={close} />
    </Dialog>
  )
}
