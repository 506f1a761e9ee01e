import { CFSET_A } from './cfset-a.ts';
import { CFTOOL_L } from './cftool-l.ts';
import { CFTOOL_N } from './cftool-n.ts';
import { HVDISP_A } from './hvdisp-a.ts';
import { SDTOOL_S } from './sdtool-s.ts';
import { AGENT_FILTER } from './agent-filter.ts';
import { LIBVIRT_GUESTS_FILTER } from './libvirt-guests.ts';
import { RCSD_FILTER } from './rcsd-filter.ts';
import { RMS_SETTINGS_FILTER } from './rms-settings.ts';

/**
 * The fixed POSIX sh texts of a round; what they print is docs/formats/round.md. They read only. Nothing
 * is ever put into them: the token comes as an argument, or on standard input behind sudo.
 */

/** Programs that the administrator installs and allows by digest (resources/sudoers). */
export const NODE_PROGRAM = '/usr/local/libexec/nodeward-round';
export const HOST_PROGRAM = '/usr/local/libexec/nodeward-host-round';

const PREAMBLE = `
export LC_ALL=C PATH=/opt/SMAW/bin:/opt/SMAW/SMAWsf/bin:/usr/sbin:/usr/bin:/sbin:/bin
unset IFS
limit=4
`;

const CHECK_TOKEN = `
case $token in *[!0-9a-f]*) exit 64 ;; esac
[ "\${#token}" -eq 16 ] || exit 64
`;

/**
 * `section NAME MOST CALL...` prints one section: at most MOST bytes of what the call prints. The call's
 * exit code follows the text, behind the token; where the text was cut there is none.
 */
const SECTION = `
limited() { timeout -k 1 "$limit" "$@" </dev/null; }

section() {
  name=$1 most=$2
  shift 2
  text=$({ "$@" 2>&1; printf ':%s %s.' "$token" "$?"; } | head -c "$most")
  case $text in
    *":$token "*.) code=\${text##*:"$token" } text=\${text%:"$token" *} extent=whole ;;
    *) code=0 extent=cut ;;
  esac
  code=\${code%.}
  printf '@%s %s %s %s %s %s\\n%s\\n' "$token" "$name" "$code" "$limit" "\${#text}" "$extent" "$text"
  case $code in 124 | 137) limit=1 ;; esac
}

absent() { printf '@%s %s 3 %s 0 whole\\n\\n' "$token" "$1" "$limit"; }
`;

const command = (argv: readonly string[]) => argv.join(' ');

const NODE_SECTIONS = `
conf=/etc/opt/SMAW/SMAWsf
section cftool-l 65536 limited ${command(CFTOOL_L)}
section cftool-n 65536 limited ${command(CFTOOL_N)}
section cfset-a 65536 limited ${command(CFSET_A)}
section sdtool-s 65536 limited ${command(SDTOOL_S)}
if [ -e "$conf/rcsd.cfg" ]; then
  section rcsd.cfg 65536 limited awk '${RCSD_FILTER}' "$conf/rcsd.cfg"
else
  absent rcsd.cfg
fi

set --
for name in SA_libvirtgp.cfg SA_libvirtgr.cfg SA_vmchkhost.cfg; do
  state=absent
  if [ -r "$conf/$name" ] && [ -f "$conf/$name" ]; then
    state=there
  elif [ -e "$conf/$name" ]; then
    state=unreadable
  fi
  set -- "$@" "$state=$conf/$name"
done
section agent-targets 65536 limited awk '${AGENT_FILTER}' "$conf/rcsd.cfg" "$@"
`;

const HOST_SECTIONS = `
section kvmguests 65536 limited sha256sum "$conf"
`;

const HOST_CONF = `
conf=/etc/opt/FJSVcluster/etc/kvmguests.conf
`;

const BEGIN = `
token=$1
${CHECK_TOKEN.trim()}
`;

/** Everything goes through one tr, which changes bytes one for one: lengths stay right. */
const FIRST_LINE = `
{
printf '# nodeward round 1 %s\\n' "$token"
`;

const END = `
printf '@%s times\\n' "$token"
times
printf '@%s end\\n' "$token"
} | tr -c '\\011\\012\\040-\\176' '?'
`;

/** Neither needs root. The file's name is taken from hvdisp's own head, and from /opt/SMAW alone. */
const HVDISP = `
section hvdisp-a 262144 limited ${command(HVDISP_A)}

us=$(printf '%s\\n' "$text" | sed -n 's/^Configuration:[[:blank:]]*//p' | head -n 1)
case $us in
  *..* | *[!A-Za-z0-9._/-]*) absent rms-settings ;;
  /opt/SMAW/*)
    if [ -f "$us" ]; then
      section rms-settings 4096 limited awk '${RMS_SETTINGS_FILTER}' "$us"
    else
      absent rms-settings
    fi
    ;;
  *) absent rms-settings ;;
esac
`;

const CLOCK = `
section clock 64 limited date +%s.%N
`;

const CLOCK_AT_END = `
section clock-end 64 limited date +%s.%N
`;

/** What any login may read on a host. */
const HOST_OPEN_SECTIONS = `
section load 4096 limited grep -H . /proc/loadavg /proc/pressure/cpu /proc/pressure/memory /proc/pressure/io
section cpus 64 limited getconf _NPROCESSORS_ONLN
guests=/etc/sysconfig/libvirt-guests
[ -e "$guests" ] || guests=/etc/default/libvirt-guests
if [ -e "$guests" ]; then
  section libvirt-guests 4096 limited awk '${LIBVIRT_GUESTS_FILTER}' "$guests"
else
  absent libvirt-guests
fi
section libvirt-guests-unit 256 limited systemctl is-enabled libvirt-guests
`;

/** The program's sections pass on descriptor 5; only what sudo itself says is captured. */
const asRoot = (program: string) => `
as_root() { printf '%s\\n' "$token" | sudo -n ${program} >&5 5>&-; }
exec 5>&1
section sudo 4096 as_root
exec 5>&-
`;

const text = (...parts: readonly string[]) => parts.map((part) => part.trim()).join('\n\n') + '\n';

const installed = (name: string, ...sections: readonly string[]) =>
  text(
    `#!/bin/sh
# ${name} 1: the read-only part of a Nodeward round that needs root. Takes no argument; reads
# the round's token from standard input. Changes nothing. docs/formats/round.md says what it prints.`,
    PREAMBLE,
    `[ "$#" -eq 0 ] || exit 64\nIFS= read -r token || exit 64\n${CHECK_TOKEN.trim()}`,
    SECTION,
    ...sections,
  );

/** Text of resources/sudoers/nodeward-round, byte for byte. */
export const NODE_PROGRAM_TEXT = installed('nodeward-round', NODE_SECTIONS);
/** Text of resources/sudoers/nodeward-host-round, byte for byte. */
export const HOST_PROGRAM_TEXT = installed(
  'nodeward-host-round',
  HOST_CONF,
  `if [ -e "$conf" ]; then\n  ${HOST_SECTIONS.trim()}\nelse\n  absent kvmguests\nfi`,
);

export const NODE_ROUND_AS_ROOT = text(
  '# nodeward node-round 1',
  PREAMBLE,
  BEGIN,
  SECTION,
  FIRST_LINE,
  CLOCK,
  NODE_SECTIONS,
  HVDISP,
  CLOCK_AT_END,
  END,
);

export const NODE_ROUND_WITH_SUDO = text(
  '# nodeward node-round 1',
  PREAMBLE,
  BEGIN,
  SECTION,
  FIRST_LINE,
  CLOCK,
  asRoot(NODE_PROGRAM),
  HVDISP,
  CLOCK_AT_END,
  END,
);

/** No sudo where the file can be read, or where its folder's absence can be seen, without it. */
const hostRound = (otherwise: string) =>
  text(
    '# nodeward host-round 1',
    PREAMBLE,
    BEGIN,
    SECTION,
    FIRST_LINE,
    HOST_OPEN_SECTIONS,
    HOST_CONF,
    `if [ -r "$conf" ]; then
${HOST_SECTIONS.trim()}
elif { [ -x /etc/opt ] && [ ! -e /etc/opt/FJSVcluster ]; } || [ ! -e /etc/opt ]; then
absent kvmguests
else
${otherwise.trim()}
fi`,
    END,
  );

export const HOST_ROUND_AS_ROOT = hostRound('absent kvmguests');
export const HOST_ROUND_WITH_SUDO = hostRound(asRoot(HOST_PROGRAM));
