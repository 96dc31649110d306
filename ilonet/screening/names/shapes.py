"""Does a word have the form of a family name?"""

from __future__ import annotations

import re

# Folded and in Latin letters. Endings that hardly any other word has, then those that some places share.
STRONG = re.compile(
    r".{2,}(?:ovic|evic|ovich|evich|owicz|ewicz|wicz|owski|owska|ewski|ewska|inski|inska|ovsky|evsky|ovska|ovski|evski|enko|chuk|czuk|chenko|shvili|adze|idze|odze|iani|nidze|yants?|opoulos|opoulou|poulos|iadis|idis|akis|aki|oglou|oglu|oudis|elis|atos"
    r"|escu|eanu|oiu|auskas|inskas|avicius|evicius|auskaite|aityte|aite|iene|yte|iute|konis|sson|sdottir|dottir|dotter|kvist|qvist|quist|strand|stierna|hjelm|nen|kangas|korpi|saari|maki|zadeh|zada|zade|zai|zoi|khel|khil|pour|nejad|nezhad|uddin|ullah|ollah|rahman|rahmane|mariam|michael|selassie|yesus|gziabher|hiwot|medhin|tsion|bekov|beyov|boyev|bayev|zoda|mammadov|jeet|preet|inder|wala|bhai"
    r"|kaer|gaard|skov|lund|sen|stra|sma|inga|huizen|huis|meijer|meyer|huber|hofer|maier|mayer|bauer|hauser|zieher|rieder|moser|berger|ellini|uccio|ucci|etti|etto|elli|otti|azzo|guez|arez|andez|inez|ulov|ylov|elova|ikova|ekova|akova|ova|ov|ev|eva|cek|ecek|icek|ik|cik|nik|ek|ich|ic|aj|eshi|ollari)"
)
OPENING = re.compile(
    r"(?:abd(?:el|al|ul|oul|ou|er|ur|es|as|ou)|gebre|ghebre|tekle|wolde|welde|habte|tesfa|fesse|keflezgh|mc|mac|o')[a-z]{2,}"
)
LONGEST = 16
SHORTEST = 4


def is_like_a_name(word: str) -> bool:
    if not SHORTEST <= len(word) <= LONGEST:
        return False
    return STRONG.fullmatch(word) is not None or OPENING.fullmatch(word) is not None
