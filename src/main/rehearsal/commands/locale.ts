// A machine whose commands speak German whatever LC_ALL says. The words are ours.
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bUP\b/g, 'AKTIV'],
  [/\bDOWN\b/g, 'INAKTIV'],
  [/\bOnline\b/g, 'Aktiv'],
  [/\bStandby\b/g, 'Bereit'],
  [/\bOffline\b/g, 'Außer Betrieb'],
  [/\bTestWorked\b/g, 'Prüfung-erfolgreich'],
  [/\bTestFailed\b/g, 'Prüfung-gescheitert'],
  [/\bInitWorked\b/g, 'Einrichtung-erfolgreich'],
  [/\bcommand not found\b/g, 'Kommando nicht gefunden'],
  [/\bis not running\b/g, 'läuft nicht'],
  [/\bNode (\s*)Number\b/g, 'Knoten$1Nummer'],
  [/\bVALUE: /g, 'WERT: '],
];

export const translated = (text: string): string =>
  WORDS.reduce((whole, [word, other]) => whole.replace(word, other), text);
