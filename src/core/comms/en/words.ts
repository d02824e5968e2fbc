import type { CommsLanguage } from '../comms-language.ts';

export const ENGLISH: CommsLanguage = {
  code: 'en',
  name: 'English',
  times: {
    at: (time) => `${time} UTC`,
    atOn: (time, date) => `${time} UTC on ${date}`,
    minutes: 'min',
    hours: 'h',
    days: 'd',
  },
  states: {
    investigating: 'We are investigating.',
    identified: 'We are working to restore service.',
    monitoring: 'A mitigation is in place and we are watching the recovery.',
    'stood-down': 'Our team rests for the night and somebody keeps watching the service.',
    resolved: 'Service is restored.',
  },
  started: {
    revert: 'We are undoing a recent change.',
    'fix-forward': 'We are putting a correction in place.',
    failover: 'We are rerouting traffic around the problem.',
    scale: 'We are adding capacity.',
    restart: 'We are restarting a part of the service.',
    disable: 'We are switching a part of the service off.',
    other: 'We are trying a way to restore service.',
  },
  seen: {
    partly: 'What we did helped in part, and we go on.',
    'no-effect': 'What we tried did not help, and we are trying another way.',
    worse: 'What we tried did not help, so we took it back and are trying another way.',
  },
  knowMore: 'We know more about who is affected and how.',
  comingBack: 'Service is coming back.',
  askSupport: 'A workaround exists; our support team can tell you more',
  nextUpdate: (time) => `Next update: ${time}.`,
  fallbacks: {
    company: 'us',
    incidentNumber: 'this incident',
    phaseWords: 'We are looking into it.',
    feature: 'our service',
  },
};
