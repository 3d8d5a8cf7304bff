/** Whether a team shares this workspace: only then are there accounts. The server says so in the page itself. */
export const isShared =
  document.querySelector<HTMLMetaElement>('meta[name=shared]')?.content === 'yes'
