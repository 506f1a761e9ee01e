/** Where root has made this folder for the group of the consoles' logins, no other login of the node can be in the way. */
export const LOCK_FOLDER = '/run/nodeward';

/**
 * POSIX sh with coreutils: ACTION CLUSTER LINE. The lock is nodeward-CLUSTER.lock in /run/nodeward, or else in /tmp, where
 * every login may make it and only its owner (or root) may remove it. It is linked into place whole, so there is never
 * half a lock and nothing is followed or overwritten; it is read without following a link and without waiting at a pipe.
 * A restart of the node clears it.
 * 10: held (prints it); 11: none; 12: another one; 13: not ours to remove; 64: usage.
 */
export const LOCK_SCRIPT = `# nodeward lock 1
export LC_ALL=C PATH=/usr/bin:/bin
unset IFS
umask 022
case $2 in '' | *[!A-Za-z0-9_-]*) exit 64 ;; esac
at=/tmp
[ -d ${LOCK_FOLDER} ] && [ ! -L ${LOCK_FOLDER} ] && at=${LOCK_FOLDER}
lock=$at/nodeward-$2.lock
there() { [ -e "$lock" ] || [ -L "$lock" ]; }
show() { dd if="$1" iflag=nofollow,nonblock bs=1024 count=1 2>/dev/null; }
case $1 in
read)
  there || exit 11
  show "$lock" || echo unreadable
  ;;
take)
  own=$(mktemp "$at/nodeward-$2.XXXXXXXXXX") || exit 1
  trap 'rm -f "$own"' EXIT
  printf '%s\\n' "$3" >"$own" && chmod 644 "$own" || exit 1
  ln -T "$own" "$lock" 2>/dev/null && exit 0
  there || exit 1
  show "$lock" || echo unreadable
  exit 10
  ;;
drop)
  there || exit 11
  [ "$(show "$lock")" = "$3" ] || exit 12
  [ "$at" != /tmp ] || [ -O "$lock" ] || [ -w / ] || exit 13
  old=$(mktemp -d "$at/nodeward-$2.XXXXXXXXXX") || exit 1
  mv -T "$lock" "$old/lock" 2>/dev/null || { rmdir "$old"; there && exit 13; exit 11; }
  if [ "$(show "$old/lock")" = "$3" ]; then rm -rf "$old"; exit 0; fi
  ln -T "$old/lock" "$lock" 2>/dev/null || mv -nT "$old/lock" "$lock" 2>/dev/null
  rm -rf "$old"
  exit 12
  ;;
*) exit 64 ;;
esac
`;
