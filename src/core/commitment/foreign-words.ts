const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/**
 * Small words of languages that are not read, a set for each family, also those that English has. They tell a text that
 * cannot be read from a text of names and numbers.
 */
export const FOREIGN_WORDS: readonly ReadonlySet<string>[] = [
  // German
  words(
    'die in war so am an der das und ist nicht mit von zu den dem des ein eine einen einer eines im auf für wir sie es wird werden wurde wurden sind haben hat auch aus bei nach oder aber wenn dass bis um durch über unter noch nur mehr sehr ihre ihr ihnen uns unser unsere unseren derzeit wieder kann können sollte sollten bitte alle allen daran beim zur zum vom ich sich als wie diese dieser dieses keine kein bereits morgen heute uhr liegt sobald leider momentan weitere',
  ),
  // French
  words(
    "de a on me le la les un une des du est et pas que qui pour dans sur avec nous vous ils elle ce cette ces sont été avons avez notre nos votre vos au aux par plus mais ou où être fait tout tous sera seront d'ici afin lors chez leur leurs après avant actuellement bientôt très aussi heures demain problème était",
  ),
  // Spanish
  words(
    'de la a no me el los las una unos unas del y que es por para con se su sus lo al estamos está están ha han hemos nuestro nuestra nuestros este esta esto estos como más pero ya ser fue sido muy también todos todas cuando hasta desde sobre entre sin nos les le hoy mañana servicio servicios será serán problema trabajando',
  ),
  // Portuguese
  words(
    'de a o e os um uma das dos do da não que é com por para em na no nas nos são está estão nosso nossa nossos seu sua seus ao aos pela pelo foi mais mas já ser também até muito quando estamos serviço serviços hoje amanhã isso este esta você vocês será',
  ),
  // Italian
  words(
    'di a e in la me il lo gli una di del della dei delle che è e per con non sono stato stata nel nella al alla dal dalla abbiamo nostro nostra nostri suo questo questa più ma anche si ci vi stiamo servizio servizi oggi domani sarà problema presto ore',
  ),
  // Dutch
  words(
    'de is in we of was had over het een van dienst beschikbaar en niet met voor zijn wordt worden werd op dat deze dit ook aan bij naar uit om maar nog wij onze ons zal zullen kan kunnen heeft hebben zodra weer momenteel verwachten alle uur morgen vandaag storing opgelost er',
  ),
  // Swedish, Danish, Norwegian
  words(
    'i en is det har var och att som på är av för den till inte ett vi har var ska kan från om med kommer eller också och og er ikke til på af vi har blir vil kan fra et der som skal være bliver men nå vores våra vår igen snart',
  ),
  // Polish, Czech
  words(
    'i to się nie jest na że do w z i są przez dla od po jak oraz lub już tym tego nasz nasze obecnie będzie je se na že pro s v a jsou není byl byla jako také od po ale jsme náš naše už bude',
  ),
  // Finnish, Hungarian, Turkish
  words(
    'ja on ei että se olemme tämä mutta myös kun ovat palvelu az és nem hogy egy van vagy meg már csak lesz ez bir ve bu için ile olarak olan da de çok daha hizmet sorun şu şekilde',
  ),
  // Romanian, Indonesian, Vietnamese
  words(
    'și nu este cu pe din la sunt care va fi pentru dar yang dan di ini itu dengan untuk tidak dari akan pada kami telah sudah layanan sedang và của là không có được cho chúng tôi đang các này sẽ',
  ),
];
