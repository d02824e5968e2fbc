import { CLASSES } from './words.ts';

const SMALL_WORDS =
  "the a an and or of to in is are was were be been being for on with we our ours us you your yours it its it's this that these those will not at by from as have has had having i my me he she they them their there here if can could may might must should would shall no all any some do does did done but so which who what where why how when then than out up down over under off into onto about after before during until while since once again now soon still yet also just only very more most less least few many much other another each every both such same own through between because due per via like various several include however please sorry thanks thank hello hi dear regards everyone customers customer users user don't doesn't didn't isn't aren't wasn't can't won't we're we've we'll i'm they're you're that's there's";

const COMMON_WORDS =
  'service services system systems server servers error errors page pages login logins api app apps data team teams work working works worked fix fixed fixing issue issues problem problems time times day days hour hours minute minutes week today tomorrow morning night status update updates update updated operational available unavailable affected degraded normal normally back online offline slow fast high low new old first last next some site website network database region traffic request requests account accounts access file files image images build builds job jobs deploy deployed rollback rolled started start stopped stop failed failing fails fail running run test tests seeing see seen look looking know known more information report reports reported customers support engineers engineer investigating investigate investigated monitoring monitor monitored identified identify resolved resolve resolving restored restore restoring recovered recovering recovery mitigated mitigate mitigation maintenance scheduled planned completed complete impact impacted performance outage incident latency queue backlog cache node nodes cluster email emails message messages payment payments checkout search upload uploads download downloads webhook webhooks notification notifications done ok yes all clear green red';

/** The small ones, and those that updates about outages are made of, in base form. */
const ENGLISH_WORDS: ReadonlySet<string> = new Set([
  ...SMALL_WORDS.split(' '),
  ...COMMON_WORDS.split(' '),
  ...Object.values(CLASSES).flatMap((words) => [...words]),
]);

const ENDINGS = /(?:'s|e?s|e?d|ing|ly)$/;

/** Whether a word, in small letters, shows that a text is English. */
export function isEnglish(word: string): boolean {
  if (ENGLISH_WORDS.has(word)) return true;
  const stem = word.replace(ENDINGS, '');
  return stem !== word && (ENGLISH_WORDS.has(stem) || ENGLISH_WORDS.has(`${stem}e`));
}
