/** Tests at each of the forges that Cairn reads. */
import { atForge } from './at-forge.ts'
import { aFakeGitea } from './gitea.ts'
import { aGiteaState } from './gitea-state.ts'
import { aFakeGithub } from './github.ts'
import { aGithubState } from './github-state.ts'
import { aFakeGitlab } from './gitlab.ts'
import { aGitlabState } from './gitlab-state.ts'

export const atGithub = atForge({
  ...{ forge: 'github', path: 'team/app' },
  open: () => aFakeGithub(aGithubState({ pulls: 13 })),
})

export const atGitlab = atForge({
  ...{ forge: 'gitlab', path: 'group/team/app' },
  open: () => aFakeGitlab(aGitlabState({ requests: 6 })),
})

export const atGitea = atForge({
  ...{ forge: 'gitea', path: 'team/app' },
  open: () => aFakeGitea(aGiteaState({ pulls: 6 })),
})
