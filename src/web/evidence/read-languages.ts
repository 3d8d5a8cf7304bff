/** The languages whose functions Cairn tells apart, as people write them. A test holds them against what is really read. */
export const readLanguages: Readonly<Record<string, string>> = {
  c: 'C',
  cpp: 'C++',
  csharp: 'C#',
  go: 'Go',
  java: 'Java',
  javascript: 'JavaScript',
  kotlin: 'Kotlin',
  php: 'PHP',
  python: 'Python',
  ruby: 'Ruby',
  rust: 'Rust',
  scala: 'Scala',
  swift: 'Swift',
  tsx: 'TSX',
  typescript: 'TypeScript',
}
