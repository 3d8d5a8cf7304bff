/** Answers as Gitea and Forgejo give them, as small as they may be. */

export const at = (time: string): string => {
  const [hour = '0', minute = '00', second = '00'] = time.split(':')
  return `2026-01-05T${hour.padStart(2, '0')}:${minute}:${second}Z`
}

const sha = (letter: string): string => letter.repeat(40)
export const ana = { id: 1, login: 'ana', username: 'ana' }
export const ben = { id: 2, login: 'ben', username: 'ben' }
export const ghost = { id: -1, login: 'Ghost', username: 'Ghost' }
/** A time that has not come, as Go writes it. */
export const never = '0001-01-01T00:00:00Z'

export function pull(number: number, over: object = {}) {
  return {
    ...{ id: 900 + number, number, title: 'A change', state: 'open', user: ana, draft: false },
    ...{ base: { label: 'main', ref: 'main', sha: sha('a'), repo_id: 77 } },
    ...{ head: { label: 'topic', ref: `refs/pull/${number}/head`, sha: sha('b'), repo_id: 77 } },
    ...{ merged: false, merged_at: null, merge_commit_sha: null, merged_by: null },
    ...{ created_at: at('9'), updated_at: at('9'), closed_at: null, labels: [], milestone: null },
    ...{ comments: 0, additions: 10, deletions: 2, changed_files: 1 },
    ...{ body: 'words that nobody keeps', ...over },
  }
}

export const merged = {
  ...{ state: 'closed', merged: true, merged_at: at('15'), closed_at: at('15') },
  ...{ merge_commit_sha: sha('c'), merged_by: ben, updated_at: at('15') },
}

export function review(id: number, state: string, over: object = {}) {
  return { id, user: ben, state, submitted_at: at('11'), dismissed: false, ...over }
}

export function item(type: string, over: object = {}) {
  return { id: 1, type, user: ben, body: '', created_at: at('10'), ...over }
}

export function issue(number: number, over: object = {}) {
  return {
    ...{ id: 800 + number, number, title: 'A wish', state: 'open', user: ana, labels: [] },
    ...{ milestone: { title: 'v1' }, created_at: at('8'), updated_at: at('8'), closed_at: null },
    ...{ pull_request: null, ...over },
  }
}

export function job(id: number, over: object = {}) {
  return {
    ...{ id, run_id: 5, run_attempt: 1, name: 'test', labels: ['linux', 'big'] },
    ...{ head_sha: sha('b'), status: 'completed', conclusion: 'success' },
    ...{ created_at: at('10'), started_at: at('10:05'), completed_at: at('10:20'), ...over },
  }
}

export function run(id: number, over: object = {}) {
  return {
    ...{ id, run_attempt: 0, path: 'ci.yml@refs/heads/main', event: 'push', head_branch: 'topic' },
    ...{ head_sha: sha('b'), status: 'completed', conclusion: 'failure' },
    ...{ started_at: at('10:05'), completed_at: at('10:20'), ...over },
  }
}
