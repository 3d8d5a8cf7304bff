export const giteaAt = (host: string, scheme: 'https' | 'http' = 'https') =>
  `${scheme}://${host}/api/v1`
