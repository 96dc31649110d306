"""Which words around a name say that it is a person's, and which that it is something else?"""

from __future__ import annotations

import re

from ilonet.screening.alphabets import cue

TITLES = cue(
    r"mr|mrs|ms|miss|mister|sir|madam|mme|mlle|monsieur|madame|mademoiselle|herr\w?|frau|fräulein|hr|fr|fru|frk|dhr|mevr|mevrouw|meneer|de heer|señora?|señorita|sr|sra|srta|don|doña|signora?|sig|sig\.ra|signor|dott|senhora?|dona"
    r"|pan|pani|panem|paní|pana|panu|pán|gospodin\w?|gospođ\w{1,2}|gospa|gospod|g\.|ga\.|domnul\w?|doamn[ae]|dl|dna|úr|asszony|kisasszony|härra|proua|kungs|kundze|ponas|ponia|sur|sinjura?|an tuasal|uas"
    r"|г-н|г-жа|господин|госпожа|κ|κ\.|κος|κα|κυρι[οα]\w{0,2}|rouva|sheikh|shaikh|cheikh|hajji|haji|hadji|hajj|alhaji|el hadj|mullah|mulla|maulvi|imam|sayyed|ustaz|marabout|dr|prof|doktor|docteur|dottor|доктор|δρ|bay|bayan"
)
# A part in a case: whoever is named so is no office-holder (security.md 7.2: hold).
ROLES = cue(
    r"alias|a\.?k\.?a\.?|dit|dite|genannt|detto|detta|conocido como|known as|named|called|by the name of|surnamed|first name|last name|surname|family name|given names?|full name|name|names|nom|prénom|nombre|apellidos?|nome|cognome|apelido|navn|namn|nimi|sukunimi|etunimi|név|neve|imię|nazwisko|jméno|jménem|příjmení|meno|menom|priezvisko|ime|imena|imenom|prezime|priimek|numele|prenumele|numit\w?|vardas|pavardė|vardu|vārds|uzvārds|vārdā|perekonnanimi|eesnimi|όνομα|επώνυμο|ονόματι|име|имена|фамилия|на име|ainm|sloinne|isem|kunjom|jismu"
    r"|se nomme|s'appelle|nommée?|chama-se|chamado|chamada|llamad[oa]|chiamat[oa]|heißt|heisst|namens|namnet|ved navn|vid namn|genaamd|geheten|o imieniu|o nazwisku|nimeltä|nimega|nevű|nevezett"
    r"|passport of|victims?|suspects?|defendants?|accused|detainees?|convicted|arrested|traffickers?|smugglers?|facilitators?|organisers?|organizers?|ringleaders?|recruiters?|couriers?|counterfeiters?|forgers?|boat captain|skipper|witness|informants?|returnees?|deportees?|applicants?|claimants?|complainants?|holder"
    r"|passeur|passeuse|passeurs|trafiquant\w?|facilitateur|victime|suspecte?|prévenue?|témoin|requérante?|demandeur|rabatteur|faussaire|chauffeur|complice|titulaire"
    r"|Schleuser\w{0,2}|Schlepper\w?|Zeug(?:e|en|in)|Opfer|Verdächtige[rn]?|Beschuldigte[rn]?|Angeklagte[rn]?|Festgenommene[rn]?|Mittelsmann|Vermittler|Antragsteller(?:in)?|Fahrer(?:in)?|Fälscher|Inhaber(?:in)?"
    r"|smugler\w{0,3}|menneskesmugler\w{0,3}|mellemmand\w{0,2}|vidn\w{1,3}|mistænkte|sigtede|ofre?t?|smugglar\w{0,3}|vittnet?|misstänkte?|offret|smokkelaar|getuige|verdachte|slachtoffer|mensensmokkelaar"
    r"|traficantes?|testigo|sospechos[oa]|víctima|detenid[oa]|patrón|trafficante|testimone|sospettat[oa]|vittima|indagat[oa]|arrestat[oa]|scafista|passador|testemunha|suspeit[oa]|vítima|detid[oa]|arguid[oa]"
    r"|przemytnik\w{0,3}|świad\w{1,4}|podejrzan\w{1,3}|ofiara|zatrzyman\w{1,3}|obywatel\w{0,3}|převaděč\w{0,3}|svěd\w{1,3}|podezřel\w{1,3}|oběť|prevádzač\w{0,3}|sved\w{1,3}|podozriv\w{1,3}|krijumčar\w{0,3}|svjedok\w?|osumnjičen\w{1,3}|žrtva|tihotap\w{1,4}|priča|osumljen\w{1,3}|žrtev"
    r"|embercsempész\w{0,3}|tanú\w?|gyanúsított\w{0,2}|áldozat\w?|călăuza|martor\w{0,3}|suspect\w{0,3}|victim[aă]|traficant\w{0,3}|kontrabandininka\w{1,2}|liudytoja\w{1,2}|įtariama\w{1,3}|pārvadātāj\w{1,2}|lieciniek\w{1,2}|aizdomās turētais|vahendaja|tunnistaja|kahtlusalune|smugeldaja|inimkaubitseja"
    r"|salakuljettaja\w{0,2}|todistaja\w{0,2}|epäilty|uhri|каналджия\w{0,2}|свидетел\w{0,3}|заподозрян\w{0,3}|жертвата?|задържан\w{0,3}|лицето|трафикант\w{0,3}|διακινητ\w{1,3}|μάρτυρα\w{0,2}|ύποπτο\w{1,2}|θύμα|συλληφθεί\w|smuigléir\w{0,2}|finné|amhrasta\w{0,2}|it-traffikant|traffikant|ix-xhud|xhud|suspettat|vittma"
)
# What is a place, a vessel, an operation, a body: what follows is its name.
NOT_PERSONS = cue(
    r"operations?|opération|operación|operazione|operação|operacja|operace|operácia|operacij\w|operatsioon|operaatio|operācij\w|operacija|művelet|operațiun\w{1,3}|операция|επιχείρηση|oibríocht|l-operazzjoni|projects?|projet|projekt\w?|proyecto|progetto|projeto"
    r"|vessels?|ships?|boat|mv|m/v|m/s|ferry|navire|bateau|Schiff|Fähre|buque|barco|nave|navio|statek|skib\w{0,2}|fartyg\w{0,2}|schip|laeva?|alus|kuģis|laivas|plavidlo|brod|hajó|nava|кораб\w?|πλοίο"
    r"|camps?|hotels?|hôtel|street|road|avenue|airport|aéroport|Flughafen|aeropuerto|aeroporto|lotnisko|letiště|repülőtér|rue|boulevard|place|plaza|piazza|praça|ulica|ul|utca|straat|straße|university|université|universität|hospital|river|lake|mount|province|region|district|county|governorate|wilaya|state of|town of|city of|village of|ville de|village de|Stadt|Dorf|Provinz|ciudad de|provincia de|città di|cidade de|miasto|město|mesto|oraș\w{0,3}|byen|staden|stad|grad|град|село|област|πόλη|χωριό|νησί|island|île|isola|isla|ilha|Insel|ø|ö|wyspa|ostrov|otok"
    r"|ngo|ong|group|groupe|gruppe|grupo|gruppo|party|parti|partei|foundation|association|company|firm|agency|agence|agentur|bank|banque|newspaper|radio|airline|compagnie|universit\w{1,5}|article|artikel|regulation|directive|convention|case|affaire|judgment|arrêt|urteil|protocol|treaty|agreement|network|réseau|netzwerk|route|ruta|rotta|rota|rute\w?|rutt\w?|reitti|szlak|trasa|път"
)
LOCATIVES = cue(
    r"in|at|near|via|through|around|between|towards|outside|across|off|throughout|inside|dans|en|vers|près de|à travers|depuis|chez|autour de|bei|nach|über|um|durch|nahe|im|zwischen|aus|i|ved|via|gennem|omkring|nær|mod|mellem|nära|genom|kring|mellan|naar|bij|rond|tussen|door"
    r"|hacia|por|cerca de|entre|desde|presso|vicino a|tra|attraverso|per|em|perto de|através de|w|we|koło|przez|do|między|v|ve|u|přes|mezi|pri|cez|medzi|kod|kroz|preko|prek|skozi|med|в|във|край|през|между|до|στη|στην|στο|στον|στα|μέσω|κοντά|ag|i|trí|idir|f'|fi|fil|lejn|ħdejn|prin|lângă|spre|între|din"
)
BETWEEN = r"[\s,:;(„“\"«'–-]{1,4}"
BEFORE = 40
TITLE_BEFORE = re.compile(rf"(?<!\w)(?:{TITLES})\.?\s{{1,2}}$")
ROLE_BEFORE = re.compile(rf"(?<!\w)(?:{ROLES}){BETWEEN}$")
NOT_BEFORE = re.compile(rf"(?<!\w)(?:{NOT_PERSONS})\.?[\s:„“\"«'-]{{1,3}}$")
LOCATIVE_BEFORE = re.compile(rf"(?<!\w)(?:{LOCATIVES})\s(?:(?:the|le|la|les|der|die|das|dem|den|el|il|o|a)\s)?$")
YEARS = r"\(?(?:aged?\s)?\d\d[\s-]?(?:years? old|ans|años|anni|anos|jahre|år|jaar|lat|let|rokov|év\w{0,2}|ani|metų|gadi|aastane|vuotias|години|ετών|godin\w|bliain|sena)"
AFTER = re.compile(
    rf"[\s,(]{{1,3}}(?:{YEARS}|\d\d[),]|aged?\s\d\d|(?:{cue('born|née?|geb|geboren|født|född|nacid[oa]|nat[oa]|nascid[oa]|născut[ăa]?|urodzon[ya]|narozen[ýáa]?|narodený|rođena?|rojena?|született|szül|syntynyt|sündinud|dzimis|dzimusi|gimęs|gimusi|роден[а]?|γενν|imwieled|rugadh|alias|aka|dit|genannt|detto|passport|passeport|Reisepass|pasaporte|passaporto|паспорт|phone|tel|holder of')})(?!\w))"
)
# Judgments are cited by the names of the parties.
CITED = re.compile(r"(?:\s(?:and others|et autres|u\. ?a\.))?\s(?:v|vs|c|gegen|contre|contra|mod|proti|przeciwko)\.?\s")
