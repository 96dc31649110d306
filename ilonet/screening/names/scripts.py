"""Does the text name a person in a script without capitals: Arabic, Ethiopic, Devanagari, Bengali, Georgian, Hebrew, Chinese?

Where no capital says that a word is a name, only lists, titles and the words before do: two names of the lists side by side, or
one behind a title or a part in a case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ilonet.lib.words import fold
from ilonet.screening.finding import Trace
from ilonet.screening.names.gazetteer import names
from ilonet.screening.names.letters import in_latin
from ilonet.screening.names.shapes import is_like_a_name
from ilonet.screening.reading import Reading


@dataclass(frozen=True)
class Script:
    """Its letters with their signs; words that stand before a name, all of them folded when they are compared."""

    letters: str
    titles: frozenset[str]
    roles: frozenset[str]
    not_persons: frozenset[str]
    particles: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()  # what is written together with the word behind it


def _words(said: str) -> frozenset[str]:
    return frozenset(fold(word) for word in said.split())


ARABIC = Script(
    r"\u0610-\u061a\u0620-\u065f\u0670-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff",
    _words("السيد السيدة الآنسة الدكتور الدكتورة الشيخ الحاج الحاجة الأستاذ الأستاذة الملا ملا حاجی آقای خانم دکتر جناب محترم محترمہ مسٹر مولوی ښاغلی مېرمن شیخ سید السادة"),
    _words("المدعو المدعوة المسمى المسماة يدعى تدعى اسمه اسمها المهرب المهربة الضحية الشاهد الشاهدة المتهم المتهمة الموقوف الموقوفة المشتبه الوسيط المزور السائق الوالي نام قاچاقبر قاچاقچی متهم مظنون شاهد قربانی راننده نامی ملزم ملزمہ مسمی بنام اسمگلر ایجنٹ گواہ متاثرہ نوم"),
    _words("شارع مدينة ولاية مطار جامعة مستشفى عملية سفينة محافظة مخيم ميناء جزيرة معهد مسجد جامع قرية منطقة جبل نهر مقاطعة قانون قضية شهر دانشگاه خیابان ولایت استان بندر شہر ضلع صوبہ یونیورسٹی ہسپتال اردوگاه کمپ پارک"),
    _words("بن ابن بنت ولد آل أبو أبي بو عبد أم ال"),
    ("و", "ف", "ب", "ل", "ك"),
)  # fmt: skip
ETHIOPIC = Script(
    r"\u1200-\u135f\u1380-\u138f\u2d80-\u2ddf\uab00-\uab2f",
    _words("አቶ ወይዘሮ ወይዘሪት ዶክተር ሼህ ሼክ ቄስ አባ ኣይተ ወይዘሪት ወይዘሮ ደላላ"),
    _words("ተጠርጣሪ ተጠርጣሪው ተጠርጣሪዋ ስሙ ስሟ ምስክር ምስክሩ ተጎጂ ተጎጂዋ ደላላ ደላላው አሻጋሪ አሻጋሪው ሹፌር ሹፌሩ ስሙ ደላላይ ምስክር"),
    _words("ከተማ ክልል ዩኒቨርሲቲ ሆስፒታል መንገድ አደባባይ"),
    prefixes=("የ", "በ", "ለ", "ከ", "እነ", "ን", "ብ", "ካብ", "ናይ"),
)
DEVANAGARI = Script(
    r"\u0900-\u0963\u0971-\u097f",
    _words("श्री श्रीमती सुश्री डॉ कुमारी जनाब मिस्टर श्रीमान मौलाना पंडित"),
    _words("नामक नाम आरोपी संदिग्ध पीड़ित पीड़िता उर्फ गवाह एजेंट दलाल तस्कर चालक अभियुक्त"),
    _words("जिला शहर नगर मार्ग विश्वविद्यालय अस्पताल गाँव सड़क नदी"),
)
BENGALI = Script(
    r"\u0980-\u09e3\u09f0-\u09fe",
    _words("জনাব মোঃ মো মোসাম্মৎ শ্রী ডাঃ ডা মাওলানা বেগম মিস্টার"),
    _words("নামে নামের আসামি আসামী দালাল ওরফে সাক্ষী ভুক্তভোগী সন্দেহভাজন পাচারকারী চালক এজেন্ট"),
    _words("জেলা শহর নগর বিশ্ববিদ্যালয় হাসপাতাল গ্রাম সড়ক নদী থানা"),
)
GEORGIAN = Script(
    r"\u10d0-\u10ff",
    _words("ბატონი ქალბატონი ბატონმა ბატონის ქალბატონმა დოქტორი"),
    _words("ეჭვმიტანილი ეჭვმიტანილმა მოწმე მოწმემ სახელად დაზარალებული ბრალდებული მძღოლი შუამავალი"),
    _words("ქალაქი ქუჩა რაიონი უნივერსიტეტი აეროპორტი სოფელი"),
)
HEBREW = Script(
    r"\u0591-\u05bd\u05d0-\u05ea'\"׳״",
    _words("מר גברת גב' גב׳ ד\"ר ד״ר הרב שייח'"),
    _words("החשוד החשודה העד העדה בשם ששמו ששמה הנאשם הנאשמת הקורבן המבריח המכונה"),
    _words("רחוב עיר אוניברסיטת שדרות בית כפר נמל"),
    _words("בן בת בר אבו"),
    ("ו", "ל", "ב", "ש"),
)
SCRIPTS = (ARABIC, ETHIOPIC, DEVANAGARI, BENGALI, GEORGIAN, HEBREW)
READ = tuple((script, re.compile(rf"[{script.letters}]{{2,}}")) for script in SCRIPTS)
ANY = re.compile(f"[{''.join(script.letters for script in SCRIPTS)}]")
GAP = re.compile(r"[ \u00a0]{1,2}")
MOST = 4  # parts of one name
DEFINITE = "ال"
# Chinese writes no gaps: a frequent family name counts between a part in a case, or before a form of address.
SURNAMES = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡林郭何高罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金贾賈韦韋夏付方邹鄒熊白孟秦邱侯江尹薛闫阎闫雷龙龍史陶贺賀毛段郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常"
HAN = re.compile(
    rf"(?:名叫|名为|名為|叫做|姓名[:：]?|嫌疑人|嫌犯|受害人|被害人|证人|證人|被告人?|蛇头|蛇頭|司机|司機|中间人|中間人)(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[^\u4e00-\u9fff]|的|在|于|於|与|與|和|是|已|被|将|將|向|从|從|说|說|称|稱|承|收|带|帶)"
    rf"|(?P<person>[{SURNAMES}][\u4e00-\u9fff]{{0,2}})(?:先生|女士|小姐|太太)"
)


@dataclass(frozen=True, slots=True)
class Part:
    start: int
    end: int
    word: str  # folded


def names_without_capitals(reading: Reading) -> Iterator[Trace]:
    text = reading.shown
    if text.isascii() or (ANY.search(text) is None and HAN.search(text) is None):
        return
    for match in HAN.finditer(text):
        group = "name" if match["name"] else "person"
        certainty = "certain" if match["name"] else "possible"
        yield Trace("person_name", *reading.span(*match.span(group)), certainty)  # type: ignore[arg-type]
    for script, pattern in READ:
        parts = [Part(m.start(), m.end(), fold(m.group())) for m in pattern.finditer(text)]
        yield from _named(reading, script, parts)


def _named(reading: Reading, script: Script, parts: list[Part]) -> Iterator[Trace]:
    at = 0
    while at < len(parts):
        before = parts[at - 1].word if at and _beside(reading, parts[at - 1], parts[at]) else ""
        taken = _taken(reading, script, parts, at, before)
        if taken:
            sure = _is(before, script.roles, script)
            yield Trace(
                "person_name",
                *reading.span(parts[at].start, parts[at + taken - 1].end),
                "certain" if sure else "possible",
            )
        at += max(taken, 1)


def _taken(reading: Reading, script: Script, parts: list[Part], at: int, before: str) -> int:
    """How many words from here are one name; none where it is the name of a place."""
    if _is(before, script.not_persons, script):
        return 0
    said = _listed(parts[at].word, script)
    addressed = _is(before, script.titles, script)
    told = _is(before, script.roles, script)
    named = addressed or before in NAMING
    if not (said[0] or (told and said[1]) or (named and (said[1] or _is_strange(parts[at].word, script)))):
        return 0
    count, family = 1, said[1] and not said[0]
    while count < MOST and at + count < len(parts) and _beside(reading, parts[at + count - 1], parts[at + count]):
        word = parts[at + count].word
        if word in script.particles:
            count += 1
            continue
        if not any(_listed(word, script)):
            break
        count, family = count + 1, True
    while count > 1 and parts[at + count - 1].word in script.particles:
        count -= 1
    return count if family or count > 1 or addressed or told else 0


def _beside(reading: Reading, one: Part, other: Part) -> bool:
    return GAP.fullmatch(reading.shown, one.end, other.start) is not None


def _is(word: str, known: frozenset[str], script: Script) -> bool:
    return bool(word) and (
        word in known or any(word.startswith(one) and word[len(one) :] in known for one in script.prefixes)
    )


def _listed(word: str, script: Script) -> tuple[bool, bool]:
    """Is it a given name, is it a family name? Also with what is written together with it."""
    for bare in (
        word,
        *(word[len(one) :] for one in script.prefixes if word.startswith(one) and len(word) - len(one) > 2),
    ):
        if bare in COMMON:
            continue
        given, family = names().says(bare)
        if script is GEORGIAN and not (given or family):
            latin = in_latin(bare)
            given, family = names().says(latin)[0], is_like_a_name(latin)
        if given or family:
            return given, family
    return False, False


def _is_strange(word: str, script: Script) -> bool:
    """Behind a title nearly every word is a name: not an office, which has its article or stands here."""
    return len(word) > 2 and not (script is ARABIC and word.startswith(DEFINITE)) and word not in OFFICES


# Behind these of the parts, too, the next word is a name, listed or not.
NAMING = _words(
    "المدعو المدعوة المسمى المسماة يدعى تدعى اسمه اسمها مسمی بنام نامی ስሙ ስሟ नामक उर्फ ওরফে სახელად בשם ששמו ששמה המכונה"
)
OFFICES = _words(
    "رئیس وزیر مدیر معاون سفیر صدر رئيس وزير مدير سفير قنصل قاضي جناب شما وزیراعظم ሚኒስትር ፕሬዝዳንት ዳይሬክተር मंत्री प्रधानमंत्री राष्ट्रपति निदेशक মন্ত্রী প্রধানমন্ত্রী রাষ্ট্রপতি পরিচালক მინისტრი პრეზიდენტი დირექტორი ელჩი השר הנשיא השגריר"
)
# Words of the lists that mean something else more often than somebody.
COMMON = _words("विकास पूर्ण")
