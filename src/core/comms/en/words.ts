import type { CommsLanguage } from '../comms-language.ts';

const TELL_SUPPORT = 'If something does not work for you, please tell our support.';

function problems(feature: string | null): string {
  return feature === null ? 'the problems that we reported' : `the problems with ${feature} that we reported`;
}

/** The fixed words of updates in English. */
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
    'stood-down': 'Our team rests for the night, and the service is watched.',
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
  corrections: {
    noOutage: (feature) =>
      `We have looked into ${problems(feature)}. It is not an outage. What was seen is handled as a bug, and this was a false alarm on our side.\n\nThere are no further updates here. ${TELL_SUPPORT}`,
    smaller: (feature) =>
      `We have looked again at ${problems(feature)}. They are smaller than we said at first, and we have lowered their priority.\n\nThere are no further updates here. If you are affected, please tell our support.`,
    notYou: (feature) =>
      `We have looked again at ${problems(feature)}. As far as we know now, they do not affect you, so this is our last message to you about them.\n\n${TELL_SUPPORT}`,
  },
  pageCorrections: {
    smaller: 'We looked closer. Fewer are affected than our last update said, and we correct it here.',
    larger: 'We looked closer. More are affected than our last update said, and we correct it here.',
    elsewhere:
      'We looked closer. Another part of the service is affected than our last update said, and we correct it here.',
    withdrawn: 'We looked closer, and this was no outage. What we said here before does not hold, and we take it back.',
    merged:
      'This is part of another problem that we are working on. It is not over; it goes on with that one, and what we say there holds here too.',
    over: (time) => `The problem is over since ${time}.`,
  },
  nextUpdate: (time) => `Next update: ${time}.`,
  resumes: (time) => `Work on it resumes at ${time}, or sooner when anything changes.`,
  fallbacks: {
    company: 'us',
    incidentNumber: 'this incident',
    phaseWords: 'We are looking into it.',
    feature: 'our service',
  },
};
