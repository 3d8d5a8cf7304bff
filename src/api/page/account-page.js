/** One page for three things: to sign in, to join by a link, and to give oneself a new password by one. */
const task = location.pathname.split('/').pop()
const titles = { 'sign-in': 'Sign in', join: 'Join this workspace', reset: 'Choose a new password' }
const [form, says] = [document.querySelector('form'), document.querySelector('#says')]
const button = form.querySelector('button')

for (const part of document.querySelectorAll('[data-for]'))
  part.hidden = !part.dataset.for.split(' ').includes(task)
for (const field of form.querySelectorAll('label[hidden] input')) field.disabled = true
document.querySelector('h1').textContent = titles[task]
document.title = `${titles[task]} · Cairn`
button.textContent = titles[task]
form.password.autocomplete = task === 'sign-in' ? 'current-password' : 'new-password'
if (new URLSearchParams(location.search).has('error'))
  says.textContent =
    'That did not let you in. Either nobody invited the address you have there, or it is not confirmed there.'

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

async function goTo(provider) {
  const { ok, body } = await send(`/account/provider/${provider}`, {})
  if (ok) location.assign(body.url)
  else says.textContent = body.title
}

if (task === 'sign-in') {
  const { ways } = await (await fetch('/account')).json()
  for (const { name, label } of ways.filter((way) => way.name !== 'password')) {
    const other = document.createElement('button')
    other.textContent = `Sign in with ${label}`
    other.addEventListener('click', () => void goTo(name))
    document.querySelector('#ways').append(other)
  }
}
