/** The lock that another console has on a cluster or host, and its breaking by a person. */
export const siteLock = {
  'lock.found': 'Locked by {owner}, on {nodes}',
  'lock.since': 'taken',
  'lock.explain':
    'Ask {owner} first. A lock that was forgotten, such as by a console that crashed, can be broken.',
  'lock.unreadable':
    'What stands in the lock’s place on {node} cannot be read as a lock: look at it on the node itself.',
  'lock.break': 'Break this lock…',
  'lock.title': 'Break the lock of {owner}?',
  'lock.warn':
    'If that console still works on {object}, two operations would act on it at once. Exactly the lock that is shown is taken away, and it is written to the record before.',
  'lock.type': 'Type {name} to break its lock',
  'lock.reason': 'Why it is forgotten',
  'lock.reason.hint': 'Such as: called bob, his console crashed at noon',
  'lock.go': 'Break the lock',
  'lock.left': 'Not everywhere: {left}',
  'lock.end.other-lock': '{node}: another lock stands there now; it was left as it is',
  'lock.end.not-owner': '{node}: it belongs to another login of the node, which alone may remove it',
  'lock.end.refused': '{node}: the node refused',
  'lock.end.no-answer': '{node}: the node did not answer',
} as const;
