/**
 * What becomes of every directive of ssh_config(5), OpenSSH 9 and its vendor patches. A directive that is in none
 * of these lists is refused by name.
 */

/** These are followed. */
export const FOLLOWED: ReadonlySet<string> = new Set(
  `addressfamily bindaddress ciphers compression connecttimeout globalknownhostsfile hostkeyalgorithms hostkeyalias
  hostname identitiesonly identityagent identityfile ignoreunknown kexalgorithms macs port
  preferredauthentications proxycommand proxyjump pubkeyacceptedalgorithms pubkeyauthentication requiredrsasize
  serveralivecountmax serveraliveinterval stricthostkeychecking user userknownhostsfile`.split(/\s+/),
);

/**
 * These are knowingly without effect: they offer a further way to log in that the console does not use, or concern
 * terminals, forwards, logs and connection sharing that it never opens, or would only make it less strict.
 */
export const WITHOUT_EFFECT: ReadonlySet<string> = new Set(
  `addkeystoagent batchmode canonicaldomains canonicalizefallbacklocal canonicalizemaxdots
  canonicalizepermittedcnames casignaturealgorithms channeltimeout checkhostip clearallforwardings controlmaster
  controlpath controlpersist dynamicforward enableescapecommandline enablesshkeysign escapechar
  exitonforwardfailure fingerprinthash forkafterauthentication forwardagent forwardx11 forwardx11timeout
  forwardx11trusted gatewayports gssapiauthentication gssapiclientidentity gssapidelegatecredentials
  gssapikexalgorithms gssapirenewalforcesrekey gssapiserveridentity gssapitrustdns hashknownhosts
  hostbasedacceptedalgorithms hostbasedauthentication ipqos kbdinteractiveauthentication kbdinteractivedevices
  localcommand localforward loglevel logverbose nohostauthenticationforlocalhost numberofpasswordprompts
  obscurekeystroketiming passwordauthentication permitlocalcommand permitremoteopen rekeylimit remoteforward
  requesttty securitykeyprovider sendenv sessiontype setenv stdinnull streamlocalbindmask streamlocalbindunlink
  syslogfacility tag tcpkeepalive tunneldevice updatehostkeys verifyhostkeydns versionaddendum visualhostkey
  warnweakcrypto xauthlocation
  cipher compressionlevel protocol rhostsauthentication rhostsrsaauthentication rsaauthentication
  useprivilegedport userknownhostsfile2 globalknownhostsfile2 useroaming usersh fallbacktorsh
  afstokenpassing kerberosauthentication kerberostgtpassing`.split(/\s+/),
);

/** These would change routing, the identity or what is run, and are refused unless they say what is listed. */
export const REFUSED_UNLESS: ReadonlyMap<string, readonly string[]> = new Map([
  ['bindinterface', []],
  ['canonicalizehostname', ['no', 'none', 'false']],
  ['certificatefile', ['none']],
  ['gssapikeyexchange', ['no', 'false']],
  ['knownhostscommand', ['none']],
  ['pkcs11provider', ['none']],
  ['proxyusefdpass', ['no', 'false']],
  ['remotecommand', ['none']],
  ['revokedhostkeys', ['none']],
  ['smartcarddevice', ['none']],
  ['tunnel', ['no', 'false']],
]);

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['pubkeyacceptedkeytypes', 'pubkeyacceptedalgorithms'],
  ['hostbasedkeytypes', 'hostbasedacceptedalgorithms'],
  ['dsaauthentication', 'pubkeyauthentication'],
  ['protocolkeepalives', 'serveraliveinterval'],
  ['identityfile2', 'identityfile'],
  ['hostbasedacceptedkeytypes', 'hostbasedacceptedalgorithms'],
  ['challengeresponseauthentication', 'kbdinteractiveauthentication'],
  ['skeyauthentication', 'kbdinteractiveauthentication'],
  ['tisauthentication', 'kbdinteractiveauthentication'],
  ['keepalive', 'tcpkeepalive'],
]);

/** Today's name of a directive that was renamed. */
export const currentName = (keyword: string): string => OTHER_NAMES.get(keyword) ?? keyword;

/** Their value is the rest of the line as it stands. */
export const TAKES_A_COMMAND: ReadonlySet<string> = new Set([
  'proxycommand',
  'remotecommand',
  'localcommand',
  'knownhostscommand',
]);
