/** Answers of GitHub's REST API, made by hand: only what a test is about is said, the rest is as it usually is. */

type Said = Record<string, unknown>

export const ana = { login: 'ana', id: 1, type: 'User' }
export const ben = { login: 'ben', id: 2, type: 'User' }
export const robot = { login: 'checks[bot]', id: 3, type: 'Bot' }
export const ghost = { login: 'ghost', id: 10137, type: 'User' }

const api = 'https://api.github.com/repos/team/app'
const page = 'https://github.com/team/app'

/** `9:30` on the fifth of January 2026. */
export function at(clock: string): string {
  const [hours = '0', minutes = '00', seconds = '00'] = clock.split(':')
  return `2026-01-05T${hours.padStart(2, '0')}:${minutes}:${seconds}Z`
}

export function ms(clock: string): number {
  return Date.parse(at(clock))
}

export function pull(number: number, said: Said = {}): Said {
  return {
    ...{ number, id: 1000 + number, url: `${api}/pulls/${number}`, title: `Change ${number}` },
    ...{ state: 'open', user: ana, draft: false, body: 'words that nobody keeps' },
    ...{ head: { ref: 'topic', sha: 'a'.repeat(40) }, merge_commit_sha: 'c'.repeat(40) },
    base: { ref: 'main', sha: 'b'.repeat(40), repo: { id: 77, full_name: 'team/app' } },
    ...{ created_at: at('9'), updated_at: at('9'), closed_at: null, merged_at: null },
    ...{ labels: [{ name: 'bug' }], milestone: null },
    ...said,
  }
}

export function review(id: number, of: number, said: Said = {}): Said {
  const pull_request_url = `${api}/pulls/${of}`
  return {
    ...{ id, user: ben, state: 'APPROVED', submitted_at: at('10'), pull_request_url },
    ...{ body: 'words that nobody keeps', ...said },
  }
}

export function lineComment(id: number, of: number, said: Said = {}): Said {
  return {
    ...{ id, url: `${api}/pulls/comments/${id}`, pull_request_url: `${api}/pulls/${of}` },
    ...{ user: ben, created_at: at('10'), body: 'words that nobody keeps', ...said },
  }
}

export function comment(id: number, of: number, said: Said = {}): Said {
  return {
    ...{ id, url: `${api}/issues/comments/${id}`, issue_url: `${api}/issues/${of}` },
    html_url: `${page}/pull/${of}#issuecomment-${id}`,
    ...{ user: ben, created_at: at('10'), body: 'words that nobody keeps', ...said },
  }
}

/** As it is told of one request: nothing in it says of which. */
export function event(id: number, name: string, said: Said = {}): Said {
  const url = `${api}/issues/events/${id}`
  return { id, url, event: name, actor: ana, created_at: at('11'), ...said }
}

export function commit(digit: string, said: Said = {}): Said {
  const date = at('8')
  return {
    ...{ sha: digit.repeat(40), url: `${api}/commits/${digit.repeat(40)}`, author: ana },
    commit: {
      author: { name: 'Ana', email: 'Ana@example.org', date },
      committer: { name: 'Ana', email: 'ana@example.org', date },
      message: 'words that nobody keeps',
    },
    ...said,
  }
}

export function run(id: number, said: Said = {}): Said {
  return {
    ...{ id, url: `${api}/actions/runs/${id}`, run_attempt: 1, name: 'Checks', event: 'push' },
    ...{ head_branch: 'topic', head_sha: 'a'.repeat(40), status: 'completed' },
    ...{ conclusion: 'success', created_at: at('9'), run_started_at: at('9') },
    ...{ updated_at: at('9:10'), repository: { id: 77, full_name: 'team/app' } },
    ...{ head_repository: { id: 77 }, pull_requests: [], ...said },
  }
}

export function job(id: number, of: number, said: Said = {}): Said {
  return {
    ...{ id, run_id: of, url: `${api}/actions/jobs/${id}`, run_attempt: 1, name: 'test' },
    ...{ labels: ['ubuntu-latest'], status: 'completed', conclusion: 'success' },
    ...{ created_at: at('9'), started_at: at('9:01'), completed_at: at('9:05') },
    ...{ runner_id: 5, runner_name: 'runner 5', runner_group_name: 'Default' },
    ...{ steps: [{ name: 'Set up job' }], ...said },
  }
}

export function issue(number: number, said: Said = {}): Said {
  return {
    ...{ number, id: 2000 + number, url: `${api}/issues/${number}`, title: `Issue ${number}` },
    ...{ state: 'open', user: ben, labels: ['incident'], milestone: { title: 'v2' } },
    ...{ created_at: at('7'), updated_at: at('7'), closed_at: null, ...said },
  }
}

export function deployment(id: number, said: Said = {}): Said {
  return {
    ...{ id, url: `${api}/deployments/${id}`, sha: 'c'.repeat(40), ref: 'main', task: 'deploy' },
    ...{ environment: 'production', created_at: at('12'), updated_at: at('12'), ...said },
  }
}

export function deploymentStatus(id: number, of: number, said: Said = {}): Said {
  const url = `${api}/deployments/${of}/statuses/${id}`
  const deployment_url = `${api}/deployments/${of}`
  return { id, url, deployment_url, state: 'success', created_at: at('12:05'), ...said }
}

export function release(id: number, said: Said = {}): Said {
  return {
    ...{ id, url: `${api}/releases/${id}`, tag_name: `v${id}`, draft: false, prerelease: false },
    ...{ created_at: at('12'), published_at: at('12:30'), ...said },
  }
}
