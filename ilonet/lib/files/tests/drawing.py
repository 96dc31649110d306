"""Pictures that show something: a code, words, a page that was scanned. Drawn here, of nobody."""

import io

import qrcode
from PIL import Image, ImageDraw, ImageFont

from ilonet.lib.files.tests.making import pdf, stream

PAGE = (1000, 700)
ZONE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"  # ICAO Doc 9303, part 4


def qr(says, *, mode="RGB"):
    """With a quiet margin; in mode RGBA what is white is transparent."""
    code = qrcode.make(says).get_image().convert("RGB")
    if mode != "RGBA":
        return code.convert(mode)
    clear = code.convert("RGBA")
    clear.putalpha(code.convert("L").point(lambda level: 255 - level))
    return clear


def page(*lines, size=28, code=None):
    """A data page: frame, lines in a face with even steps, and a code where one is given."""
    picture = Image.new("RGB", PAGE, "#f4f1e8")
    pen = ImageDraw.Draw(picture)
    pen.rectangle([40, 60, 260, 360], fill="#c9c2ad", outline="#8a8370", width=3)
    face = _face(size)
    for number, line in enumerate(lines):
        pen.text((40, 400 + number * int(size * 1.6)), line, fill="#101010", font=face)
    if code is not None:
        picture.paste(code, (400, 20))
    return picture


def jpeg_of(picture, quality=90):
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()


def png_of(picture):
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def scan(picture, words=""):
    """A PDF of one page that shows the picture; `words` lie below it, as a scanner that reads lays them."""
    shown = jpeg_of(picture)
    image = stream(
        shown,
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /ColorSpace /DeviceRGB "
        "/BitsPerComponent 8 /Filter /DCTDecode",
    )
    return pdf("<< >>", image, text=words.replace("\n", ") Tj 0 -14 Td ("), shows="7 0 R")


def _face(size):
    try:
        return ImageFont.truetype("DejaVuSansMono.ttf", size)
    except OSError:
        return ImageFont.load_default(size)
