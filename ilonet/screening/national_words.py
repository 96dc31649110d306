"""Which words stand before a national number, and which check does the number then pass?"""

from __future__ import annotations

from collections.abc import Callable

from stdnum.at import vnr
from stdnum.be import nn
from stdnum.bg import egn
from stdnum.br import cpf
from stdnum.ch import ssn
from stdnum.cn import ric
from stdnum.cz import rc
from stdnum.de import idnr
from stdnum.dk import cpr
from stdnum.ee import ik
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.gr import amka
from stdnum.gr import vat as afm
from stdnum.hr import oib
from stdnum.id import nik
from stdnum.ie import pps
from stdnum.il import idnr as teudat
from stdnum.in_ import aadhaar
from stdnum.is_ import kennitala
from stdnum.it import codicefiscale
from stdnum.lt import asmens
from stdnum.lv import pvn
from stdnum.md import idno
from stdnum.mx import curp
from stdnum.nl import bsn
from stdnum.no import fodselsnummer
from stdnum.pk import cnic
from stdnum.pl import pesel
from stdnum.pt import cc
from stdnum.pt import nif as nif_pt
from stdnum.ro import cnp
from stdnum.ru import inn
from stdnum.se import personnummer
from stdnum.si import emso
from stdnum.sk import rc as rc_sk
from stdnum.th import pin
from stdnum.tr import tckimlik
from stdnum.ua import rntrc
from stdnum.us import ssn as ssn_us
from stdnum.za import idnr as idnr_za

from ilonet.screening import own_checks as own

Check = Callable[[str], bool]

# Of the Union and the Schengen area: most have a check digit.
OF_THE_AREA: tuple[tuple[str, tuple[Check, ...]], ...] = (
    (r"егн|egn|единен граждански номер|лнч", (egn.is_valid,)),
    (r"rijksregister\w*|registre national|nationalregister\w*|nationaal nummer|numéro national|insz|niss", (nn.is_valid,)),
    (r"rodn\w{1,3} čísl\w{1,3}|rč|r\. ?č\.", (rc.is_valid, rc_sk.is_valid)),
    (r"cpr(?:[ -]?n(?:r|ummer\w{0,3}))?", (cpr.is_valid,)),
    (r"isikukood\w{0,3}", (ik.is_valid,)),
    (r"dni", (dni.is_valid,)),
    (r"nie", (nie.is_valid,)),
    (r"nif", (dni.is_valid, nie.is_valid, nif_pt.is_valid)),
    (r"hetu|henkilötunnu\w{1,4}", (hetu.is_valid,)),
    (r"numéro de sécurité sociale|sécurité sociale|nir|insee", (nir.is_valid,)),
    (r"αμκα|amka", (amka.is_valid,)),
    (r"αφμ|afm|α\.φ\.μ\.?", (afm.is_valid,)),
    (r"oib\w{0,2}|osobni identifikacijski broj", (oib.is_valid,)),
    (r"codice fiscale|c\.f\.", (codicefiscale.is_valid,)),
    (r"asmens koda\w{1,2}|a\. ?k\.", (asmens.is_valid,)),
    (r"personas kod\w{1,2}|p\. ?k\.", (pvn.is_valid,)),
    (r"bsn|burgerservicenummer|sofinummer", (bsn.is_valid,)),
    (r"pesel\w{0,3}", (pesel.is_valid,)),
    (r"contribuinte|cartão de cidadão", (nif_pt.is_valid, cc.is_valid)),
    (r"cnp(?:-ul)?|cod(?:ul)? numeric personal", (cnp.is_valid,)),
    (r"personnummer\w{0,2}|personal (?:identity )?number|samordningsnummer", (personnummer.is_valid, fodselsnummer.is_valid, cpr.is_valid)),
    (r"emšo|jmbg|јмбг|ембг|матичн\w{1,2} број|matičn\w{1,2} broj\w{0,2}", (emso.is_valid,)),
    (r"steuer-?id\w*|idnr|steuerliche identifikationsnummer|identifikationsnummer", (idnr.is_valid,)),
    (r"pps(?:n| number| no)?|uimhir psp|uimhir phearsanta seirbhíse poiblí", (pps.is_valid,)),
    (r"sozialversicherungsnummer|sv-?nr|svnr", (vnr.is_valid,)),
    (r"fødselsnummer|fødselsnr", (fodselsnummer.is_valid,)),
    (r"kennitala", (kennitala.is_valid,)),
    (r"ahv(?:-?n(?:r|ummer))?|avs", (ssn.is_valid,)),
    (r"matricule|numéro d.identification national|lëtzebuerger matricule|sozialversicherungsmatrikel", (own.luxembourg,)),
    (r"személyi szám\w{0,3}|személyi azonosító\w{0,4}|személyazonosító\w{0,4}", (own.hungary_person,)),
    (r"taj(?:[ -]?szám\w{0,3})?", (own.hungary_health,)),
    (r"adóazonosító\w{0,3}(?: jel\w{0,2})?", (own.hungary_tax,)),
    (r"numru tal-(?:karta tal-)?identità|karta tal-identità(?: nru)?", (own.MALTA,)),
    (r"αριθμ\w{1,3} (?:δελτίου )?ταυτότητας|αδτ|α\.δ\.τ\.?", (own.CYPRUS, own.written_as(r"[A-ZΑ-Ω]{1,2}\d{6}"))),
    (r"national insurance (?:no|number|nr)|nino", (own.britain_insurance,)),
)  # fmt: skip

# Of host countries and of countries along the routes.
OF_THIRD_COUNTRIES: tuple[tuple[str, tuple[Check, ...]], ...] = (
    (r"kimlik n\w{1,7}|tckn|t\.?c\.? kimlik\w{0,2}(?: n\w{1,7})?|turkish id", (tckimlik.is_valid,)),
    (r"ipn|рнокпп|іпн|rnokpp", (rntrc.is_valid,)),
    (r"idnp", (idno.is_valid, own.written_as(r"[02]\d{12}"))),
    (r"snils|снилс|инн|inn", (inn.is_valid, own.RUSSIA)),
    (r"aadhaar|aadhar|आधार", (aadhaar.is_valid,)),
    (r"cnic|nicop|قومی شناختی کارڈ", (cnic.is_valid, own.written_as(r"\d{13}"))),
    (r"tazkira\w?|tazkera|e-tazkira|تذکره", (own.AFGHANISTAN,)),
    (r"kod-?e melli|melli code|code melli|کد ملی|شماره ملی|iranian id", (own.iran,)),
    (r"iin|жсн|иин", (own.kazakhstan,)),
    (r"pinfl|jshshir|пинфл", (own.UZBEKISTAN,)),
    (r"nid(?: card)?(?: no| number| nr)?|জাতীয় পরিচয়পত্র", (own.BANGLADESH, own.NIGERIA)),
    (r"(?:old |new )?nic(?: no| number| nr)?", (own.SRI_LANKA,)),
    (r"nin|bvn|national identification number", (own.NIGERIA, own.ALGERIA, own.SENEGAL)),
    (r"cnib|cin|carte nationale d.identité|cnie|cni|رقم البطاقة الوطنية", (own.MOROCCO, own.TUNISIA, own.SENEGAL, own.ALGERIA)),
    (r"رقم قومي|الرقم القومي|egyptian national id", (own.EGYPT,)),
    (r"الرقم الوطني|رقم وطني", (own.SYRIA, own.IRAQ, own.written_as(r"\d{10,12}"))),
    (r"تعريف وطني|رقم التعريف الوطني", (own.ALGERIA,)),
    (r"fayda|fan|fin", (own.ETHIOPIA, own.AZERBAIJAN)),
    (r"ghana card", (own.GHANA,)),
    (r"kenyan id|huduma(?: namba)?", (own.KENYA,)),
    (r"nid shqiptar|nipt|numri personal|albanian id", (own.ALBANIA, own.written_as(r"\d{10}"))),
    (r"პირადი ნომერი|piradi nomeri|georgian id", (own.GEORGIA,)),
    (r"nik|ktp", (nik.is_valid, own.written_as(r"\d{16}"))),
    (r"cccd|cmnd|căn cước", (own.VIETNAM,)),
    (r"philsys|psn", (own.PHILIPPINES,)),
    (r"teudat zehut|תעודת זהות|israeli id", (teudat.is_valid,)),
    (r"thai id", (pin.is_valid,)),
    (r"resident identity card|身份证", (ric.is_valid,)),
    (r"cpf", (cpf.is_valid,)),
    (r"curp", (curp.is_valid,)),
    (r"ssn|social security (?:no|number|nr)", (ssn_us.is_valid, own.written_as(r"\d{9}"))),
    (r"south african id|rsa id", (idnr_za.is_valid,)),
)  # fmt: skip

# "Identity number" without saying whose, in every official language.
GENERAL = (
    r"national (?:id|identity|identification|insurance)(?: (?:no|number|nr|card))?|numéro d.identité"
    r"|identification number|numero di identità|número de identidad|personenkennzeichen|identity number|id number"
    r"|persoonsnummer|identiteitsnummer|identitetsnummer|identifikationsnummer|personkod|personnr|national-?id"
    r"|número de identificação|número de identificación|número nacional|numero personale|numer identyfikacyjny"
    r"|numer ewidencyjny|identifikační číslo|identifikačné číslo|identifikacijsk\w{1,2} (?:broj|številka)"
    r"|osebna številka|osobni broj|identifikavimo numeris|asmens numeris|identifikācijas numur\w{1,2}|identifitseerimisnumber"
    r"|henkilönumero|tunnistenumero|azonosító ?szám\w{0,3}|număr(?:ul)? de identificare|личен номер|идентификационен номер"
    r"|αριθμ\w{1,3} μητρώου|προσωπικός αριθμός|uimhir aitheantais|numru tal-identifikazzjoni|numru personali"
    r"|numéro d.identification|rijksregisternummer|burgernummer"
)
_FORMS = {own.CYPRUS, own.MALTA}
_TRUSTED = (tckimlik.is_valid, rntrc.is_valid, own.iran, own.kazakhstan, own.EGYPT)
EVERY: tuple[Check, ...] = (
    *dict.fromkeys(check for _, checks in OF_THE_AREA for check in checks if check not in _FORMS),
    *_TRUSTED,
)
WORDS = OF_THE_AREA + OF_THIRD_COUNTRIES
