/**
 * Whether github-linguist takes a file for a programming or markup language, by its name: the file filter of the published
 * truck factors. After its languages.yml, cut to languages seen in the studied systems; data and prose are none.
 */
const extensions =
  /\.(c|h|cc|cpp|cxx|hh|hpp|hxx|m|mm|cs|java|kt|kts|scala|groovy|clj|go|rs|swift|py|pyx|rb|rake|ru|gemspec|erb|haml|slim|php|phtml|pl|pm|tcl|lua|r|jl|ex|exs|erl|hs|ml|mli|el|vim|sh|bash|zsh|fish|bat|cmd|ps1|awk|js|jsx|mjs|cjs|ts|tsx|coffee|vue|html|htm|xhtml|css|scss|sass|less|xsl|xslt|sql|s|asm|y|yy|l|ll|d|dart|nim|cmake|mak|mk|builder|jbuilder|perl|tac|gradle)$/i
const names =
  /(^|\/)(Makefile|GNUmakefile|Rakefile|Gemfile|Guardfile|Dockerfile|Vagrantfile|CMakeLists\.txt|Podfile|Capfile|Thorfile)$/

export function isProgramming(path: string): boolean {
  return extensions.test(path) || names.test(path)
}
