/**
 * awk program (POSIX, no single quotes in it) that reduces shutdown agents' configuration files on the
 * node. First operand: rcsd.cfg; the others: `there=PATH`, `absent=PATH`, `unreadable=PATH`. A file whose
 * every line has the known shape gives its node, domain and host fields; any other gives one word.
 * Nothing of a line is printed before the whole file has been recognised. Output: docs/formats/round.md.
 *
 * The files' shape is recalled, not documented: node, domain (SA_vmchkhost: the host's CF node), address
 * of the host, user, encrypted password. Hence the check of every field.
 */
export const AGENT_FILTER = `
function plain(s) { return s ~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/ && !coded(s) }
function coded(s) { return length(s) >= 16 && length(s) % 2 == 0 && s ~ /^[0-9A-Fa-f]+$/ }
function address(s) { return s ~ /^[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+$/ || s ~ /^[0-9A-Fa-f]*:[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*$/ }
function known() { return NF == 5 && ($1 in node) && plain($2) && address($3) && plain($4) && coded($5) }
function reduce(path, agent, got, word, lines) {
  while ((got = (getline < path)) > 0) {
    if (NF == 0 || $1 ~ /^#/) continue
    if (!known()) { word = "unknown-format"; break }
    lines = lines "target " agent " " $1 " " (agent == "SA_vmchkhost" ? "- " $3 " " $2 : $2 " " $3 " -") "\\n"
  }
  close(path)
  if (got < 0) word = "unreadable"
  if (word != "") lines = ""
  printf "file %s.cfg %s\\n%s", agent, word == "" ? "recognised" : word, lines
}
BEGIN {
  while ((getline line < ARGV[1]) > 0) if (line !~ /^[ \\t]*#/ && split(line, part, /[,: \\t]/) > 1) node[part[1]] = 1
  for (i = 2; i < ARGC; i++) {
    at = index(ARGV[i], "=")
    state = substr(ARGV[i], 1, at - 1)
    path = substr(ARGV[i], at + 1)
    agent = path
    sub("^.*/", "", agent)
    sub(/[.]cfg$/, "", agent)
    if (state == "there") reduce(path, agent)
    else printf "file %s.cfg %s\\n", agent, state
  }
}
`.trim();
