"""How is a name from another alphabet written in Latin letters?"""

from __future__ import annotations

# Each letter with what stands for it.
CYRILLIC = (
    "аa бb вv гg дd еe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъa ыy ь эe юyu "
    "яya єye іi їyi ґg јj љlj њnj ћc ђd џdz ѓgj ќkj ѕdz ўu"
)
GREEK = "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo"
GEORGIAN = "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh"
ARMENIAN = (
    "աa բb գg դd եe զz էe ըe թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt "
    "րr ցts ւv փp քk օo ֆf"
)
GREEK_PAIRS = {"ου": "ou", "αυ": "av", "ευ": "ev", "μπ": "b", "ντ": "nt", "γκ": "gk", "γγ": "ng"}
TABLE = {ord(one[0]): one[1:] for one in f"{CYRILLIC} {GREEK} {GEORGIAN} {ARMENIAN}".split()}


def in_latin(folded: str) -> str:
    """As passports and reports write it; Latin stays as it is."""
    if folded.isascii():
        return folded
    for pair, letters in GREEK_PAIRS.items():
        folded = folded.replace(pair, letters)
    return folded.translate(TABLE)
