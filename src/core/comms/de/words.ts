import type { CommsLanguage } from '../comms-language.ts';

const TELL_SUPPORT = 'Falls bei Ihnen etwas nicht geht, sagen Sie es bitte unserem Support.';

/** In the dative, as what one looks into. */
function problems(feature: string | null): string {
  return feature === null
    ? 'den Problemen, die wir gemeldet hatten,'
    : `den Problemen mit ${feature}, die wir gemeldet hatten,`;
}

/** The fixed words of updates in German. */
export const GERMAN: CommsLanguage = {
  code: 'de',
  name: 'Deutsch',
  times: {
    at: (time) => `${time} Uhr UTC`,
    atOn: (time, date) => `${time} Uhr UTC am ${date.split('-').toReversed().join('.')}`,
    minutes: 'Min.',
    hours: 'Std.',
    days: 'T.',
  },
  states: {
    investigating: 'Wir untersuchen das Problem.',
    identified: 'Wir arbeiten daran, den Dienst wiederherzustellen.',
    monitoring: 'Eine Gegenmaßnahme ist in Kraft, und wir beobachten die Erholung.',
    'stood-down': 'Unser Team ruht über Nacht, und der Dienst wird beobachtet.',
    resolved: 'Der Dienst ist wiederhergestellt.',
  },
  started: {
    revert: 'Wir nehmen eine kürzliche Änderung zurück.',
    'fix-forward': 'Wir spielen eine Korrektur ein.',
    failover: 'Wir leiten den Verkehr um das Problem herum.',
    scale: 'Wir stellen mehr Kapazität bereit.',
    restart: 'Wir starten einen Teil des Dienstes neu.',
    disable: 'Wir schalten einen Teil des Dienstes ab.',
    other: 'Wir versuchen einen Weg, den Dienst wiederherzustellen.',
  },
  seen: {
    partly: 'Unsere Maßnahme hat zum Teil geholfen, und wir machen weiter.',
    'no-effect': 'Unser Versuch hat nicht geholfen, und wir gehen einen anderen Weg.',
    worse: 'Unser Versuch hat nicht geholfen; wir haben ihn zurückgenommen und gehen einen anderen Weg.',
  },
  knowMore: 'Wir wissen nun mehr darüber, wer betroffen ist und wie.',
  comingBack: 'Der Dienst kommt zurück.',
  askSupport: 'Es gibt einen Ausweg; unser Support sagt Ihnen gern mehr dazu',
  corrections: {
    noOutage: (feature) =>
      `Wir sind ${problems(feature)} nachgegangen. Es ist kein Ausfall. Was zu sehen war, wird als Fehler bearbeitet; es war ein Fehlalarm auf unserer Seite.\n\nHierzu folgen keine weiteren Nachrichten. ${TELL_SUPPORT}`,
    smaller: (feature) =>
      `Wir sind ${problems(feature)} noch einmal nachgegangen. Sie sind kleiner, als wir zuerst gesagt haben, und wir haben ihre Priorität gesenkt.\n\nHierzu folgen keine weiteren Nachrichten. Falls Sie betroffen sind, sagen Sie es bitte unserem Support.`,
    notYou: (feature) =>
      `Wir sind ${problems(feature)} noch einmal nachgegangen. Soweit wir jetzt wissen, sind Sie davon nicht betroffen; dies ist deshalb unsere letzte Nachricht an Sie dazu.\n\n${TELL_SUPPORT}`,
  },
  pageCorrections: {
    smaller:
      'Wir haben genauer hingesehen. Weniger sind betroffen, als unsere letzte Nachricht sagte; wir berichtigen es hier.',
    larger:
      'Wir haben genauer hingesehen. Mehr sind betroffen, als unsere letzte Nachricht sagte; wir berichtigen es hier.',
    elsewhere:
      'Wir haben genauer hingesehen. Ein anderer Teil des Dienstes ist betroffen, als unsere letzte Nachricht sagte; wir berichtigen es hier.',
    withdrawn:
      'Wir haben genauer hingesehen, und es war kein Ausfall. Was wir hier gesagt haben, gilt nicht; wir nehmen es zurück.',
    merged:
      'Dies ist Teil eines anderen Problems, an dem wir arbeiten. Es ist nicht vorbei; es geht mit jenem weiter, und was wir dort sagen, gilt auch hier.',
    over: (time) => `Das Problem ist seit ${time} vorbei.`,
  },
  nextUpdate: (time) => `Nächste Nachricht: ${time}.`,
  resumes: (time) => `Die Arbeit daran geht um ${time} weiter, oder früher, wenn sich etwas ändert.`,
  fallbacks: {
    company: 'uns',
    incidentNumber: 'dieser Vorfall',
    phaseWords: 'Wir gehen dem nach.',
    feature: 'unserem Dienst',
  },
};
