import type { CommsLanguage } from '../comms-language.ts';

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
    'stood-down': 'Unser Team ruht über Nacht, und jemand beobachtet den Dienst weiter.',
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
  nextUpdate: (time) => `Nächste Nachricht: ${time}.`,
  fallbacks: {
    company: 'uns',
    incidentNumber: 'dieser Vorfall',
    phaseWords: 'Wir gehen dem nach.',
    feature: 'unserem Dienst',
  },
};
