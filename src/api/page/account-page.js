/** One page for three things: to sign in, to join by a link, and to give oneself a new password by one. */
/** @type {Readonly<Record<string, string>>} */
const titles = { 'sign-in': 'Sign in', join: 'Join this workspace', reset: 'Choose a new password' }
const task = location.pathname.split('/').pop() ?? ''
const title = titles[task] ?? ''
const form = the('form', HTMLFormElement)
const says = the('#says', HTMLElement)
const button = the('form button', HTMLButtonElement)
const password = the('[name=password]', HTMLInputElement)

for (const part of every('[data-for]', HTMLElement))
  part.hidden = !part.dataset['for']?.split(' ').includes(task)
for (const field of every('label[hidden] input', HTMLInputElement)) field.disabled = true
the('h1', HTMLElement).textContent = title
document.title = `${title} · Cairn`
button.textContent = title
password.autocomplete = task === 'sign-in' ? 'current-password' : 'new-password'
if (new URLSearchParams(location.search).has('error'))
  says.textContent =
    'That did not let you in. Either nobody invited the address you have there, or it is not confirmed there.'

/**
 * @param {string} path
 * @param {unknown} body
 */
async function send(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { ok: answer.ok, body: await answer.json() }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void submit()
})

async function submit() {
  button.disabled = true
  const link = task === 'sign-in' ? {} : { secret: location.hash.slice(1) }
  const { ok, body } = await send(`/account/${task}`, {
    ...Object.fromEntries(new FormData(form)),
    ...link,
  })
  if (ok) location.replace('/')
  else says.textContent = body.hint ? `${body.title} ${body.hint}` : body.title
  button.disabled = false
}

/** @param {string} provider */
async function goTo(provider) {
  const { ok, body } = await send(`/account/provider/${provider}`, {})
  if (ok) location.assign(body.url)
  else says.textContent = body.title
}

if (task === 'sign-in') {
  /** @type {{ ways: { name: string; label: string }[] }} */
  const { ways } = await (await fetch('/account')).json()
  for (const { name, label } of ways.filter((way) => way.name !== 'password')) {
    const other = document.createElement('button')
    other.textContent = `Sign in with ${label}`
    other.addEventListener('click', () => void goTo(name))
    the('#ways', HTMLElement).append(other)
  }
}

/**
 * @template {Element} Kind
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function the(selector, kind) {
  const [found] = every(selector, kind)
  if (found === undefined) throw new Error(`The page has no ${selector}.`)
  return found
}

/**
 * @template {Element} Kind
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind[]}
 */
function every(selector, kind) {
  return [...document.querySelectorAll(selector)].flatMap((one) =>
    one instanceof kind ? [one] : [],
  )
}
