/** Stands for a line of which nothing may be shown. */
export const OTHER_LINE = '(a line of another form)';

/**
 * awk program (POSIX, no single quotes in it) that lets of rcsd.cfg only lines leave the node that consist of the known
 * fields (CF guide 4.3, 7.4.1): node, weight, address, agents with their timeouts. Of any other it says that it is there,
 * which makes the file unreadable, and nothing of what stands in it.
 */
export const RCSD_FILTER = `
function address(s) {
  if (s !~ /^admn?IP=/) return 0
  sub(/^admn?IP=/, "", s)
  if (s ~ /^\\[.*\\]$/) s = substr(s, 2, length(s) - 2)
  return s ~ /^[A-Za-z0-9._-]+$/ || s ~ /^[0-9A-Fa-f:.]+(%[A-Za-z0-9._-]+)?$/
}
function setting(s) { return s ~ /^weight=[0-9]+$/ || address(s) }
function known(s, part, n, field, m, i) {
  gsub(/[ \\t]*,[ \\t]*/, ",", s)
  gsub(/[ \\t]*=[ \\t]*/, "=", s)
  gsub(/[ \\t]*:[ \\t]*agent=/, "\\nagent=", s)
  gsub(/^[ \\t]+|[ \\t]+$/, "", s)
  n = split(s, part, "\\n")
  m = split(part[1], field, ",")
  if (n < 2 || field[1] !~ /^[A-Za-z0-9_][A-Za-z0-9._-]*$/) return 0
  for (i = 2; i <= m; i++) if (!setting(field[i])) return 0
  for (i = 2; i <= n; i++) if (part[i] !~ /^agent=[A-Za-z0-9._-]+,timeout=[0-9]+$/) return 0
  return 1
}
/^[ \\t]*#/ || /^[ \\t]*$/ { next }
{ print known($0) ? $0 : "${OTHER_LINE}" }
`.trim();
