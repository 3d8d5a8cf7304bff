/** pip's requirements files: a name at the start of a line, whatever follows it. */

export function readRequirements(text: string): string[] {
  return text.split('\n').flatMap((line) => requirementIn(line))
}

/** `name[extra] >= 1 ; marker`, as PEP 508 has it; options and addresses have no name. */
export function requirementIn(line: string): string[] {
  const [, name, rest = ''] = /^\s*([A-Za-z0-9][\w.-]*)(.*)$/.exec(line) ?? []
  return name === undefined || rest.startsWith('://') || rest.startsWith('/') ? [] : [name]
}
