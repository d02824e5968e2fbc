/** Words of any text, of any complaint and of any alert: they tell no change from another. */
const COMMON = new Set(
  `about above after again all and any are back because been before being below between both but can cannot could
  customer customers did does doing down during each else even ever every few for from get gets give gives given gone
  got had half has have her here him his how into its itself just last less like many may more most much must myself
  need never new next nobody none nor not nothing now off often once one only other others our out over own part
  people per put same says see seen several she should since some somebody something sometimes still such take than
  that the their them then there these they thing things this those three through too try two under until use used
  user users using very via want was way were what when where whether which while who whole whom whose why will with
  within without would write writes yes yesterday yet you your
  alert answer answers broken change changed changes changing check day days does error errors fail failed failing
  fails failure failures fast hour hours http issue limit load loading loads long minute minutes problem ratio request
  requests response seconds service slow target test threshold ticket tickets time times today tomorrow update
  wait waits work working works wrong`.split(/\s+/),
);

/** Whether a word, in lower case, is too common in any text about an outage to tell anything. */
export function isCommonWord(word: string): boolean {
  return COMMON.has(word);
}
