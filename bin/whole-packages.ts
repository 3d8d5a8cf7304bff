/** Packages of many small files that commands load when they start: the build makes one file of each, in dist/packages. */
export const wholePackages = ['commander', 'kysely', 'pg', 'yaml', 'zod']
