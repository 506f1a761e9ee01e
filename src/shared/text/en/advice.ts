/** Texts of the advice on a site's configuration, and of the words that explain any finding. */
export const advice = {
  'rail.advice': 'Advice',
  'advice.title': 'Advice on the configuration',
  'advice.explain':
    'How the site is set up, held against the manuals and against our own rules. Advice colours nothing and alarms nobody.',
  'advice.count': '{n, plural, one {# piece of advice} other {# pieces of advice}}',
  'advice.nothing': 'Nothing to advise',
  'advice.nothing.explain': 'Everything that the rules look at was read, and nothing in it is against them.',
  'advice.nothingYet': 'Nothing to advise in what could be read',
  'advice.nothingYet.explain': 'Not everything was read: what is listed below may hide something.',
  'advice.about': 'Concerns',
  'advice.unread': 'What could not be read',
  'advice.unread.explain':
    'No rule could look at these. They are neither right nor wrong; they are not known.',
  'advice.unread.object': 'Object',
  'advice.unread.what': 'What',
  'advice.unread.why': 'Why',
  'advice.unread.count': '{n, plural, one {# reading is} other {# readings are}} missing',
  'advice.reading.libvirt': 'libvirt',
  'advice.reading.domain': 'domain on {host}',
  'advice.reading.kvmguests': 'kvmguests.conf',
  'advice.reading.libvirtGuests': 'settings of libvirt-guests',
  'advice.reading.overload': 'load',
  'advice.reading.cfTimeout': 'CF timeout',
  'advice.reading.rcsd': 'rcsd.cfg',
  'advice.reading.agentTargets': 'files of the shutdown agents',
  'advice.reading.rmsSettings': 'settings of RMS',
  'advice.reading.clock': 'clock',
  'advice.reading.rms': 'RMS',
  'advice.reading.sf': 'shutdown facility',
  'advice.fromClusters': 'Advice on the configuration of this site',

  'words.next': 'Next',
  'words.source': 'Source',
  'words.interlock': 'rule {rule}',

  'contradictions.title': 'What contradicts itself',
} as const;
