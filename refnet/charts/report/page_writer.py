"""Pages of words and lines into a PDF, fast: letters are looked up once, not shaped wherever they stand."""

from functools import cache
from os import fsdecode
from typing import BinaryIO

from matplotlib.backends.backend_pdf import PdfFile, RendererPdf
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontPath

from refnet.charts import glyphs
from refnet.charts.letters import font, text_width
from refnet.charts.sheet import BASELINE, Line, Sheet, Words

AN_INCH = 72.0  # points
_ESCAPED = {byte: b"\\" + bytes([byte]) for byte in b"\\()"} | {0x0D: b"\\r"}
_SIDES = {"left": 0.0, "center": 0.5, "right": 1.0}  # how much of its width lies before where a word is written

Sign = tuple[bytes, bytes]  # the name of its font in the file, and its code there


class PageWriter:
    """A PDF that is being written; needs `pdf.fonttype` 3 from beginning to end."""

    def __init__(self, stream: BinaryIO, title: str) -> None:
        self._file = PdfFile(stream, metadata={"Title": title, "Creator": "RefNet", "CreationDate": None})
        self._sign = cache(self._new_sign)

    def add(self, sheet: Sheet, scale: float) -> None:
        """Write a sheet of words and lines as a page, `scale` points a pixel; TypeError for anything else on it."""
        across, down = sheet.width * scale / AN_INCH, sheet.height * scale / AN_INCH
        self._file.newPage(across, down)
        renderer = RendererPdf(self._file, AN_INCH, down, across)
        self._file.write(b"%g 0 0 %g 0 0 cm\n" % (scale, scale))
        for stroke in sheet.strokes:
            if isinstance(stroke, Words):
                self._write(renderer, stroke, sheet.height)
            elif isinstance(stroke, Line):
                self._file.write(_line(stroke, sheet.height))
            else:
                raise TypeError(stroke)
        renderer.finalize()
        self._file.endStream()

    def end(self) -> None:
        """Write the fonts and what else stands at the end."""
        self._file.finalize()

    def _write(self, renderer: RendererPdf, words: Words, height: float) -> None:
        y = height - words.y - BASELINE * words.size
        if all(glyphs.is_simple(letter, words.weight) for letter in words.text):
            self._file.write(self._simple(words, y))
            return
        context = renderer.new_gc()
        context.set_foreground(words.color)
        x = words.x - _SIDES[words.align] * text_width(words.text, words.size, words.weight)
        renderer.draw_text(context, x, y, words.text, font(words.size, words.weight), 0.0)

    def _simple(self, words: Words, y: float) -> bytes:
        """Return what writes letters side by side."""
        text, weight = words.text, words.weight
        kerns = [0.0, *(glyphs.kern(text[place : place + 2], weight) for place in range(len(text) - 1))]
        width = text_width(text, words.size, weight) + words.size * sum(kerns)
        x = words.x - _SIDES[words.align] * width
        parts, now = [b"BT %s rg 1 0 0 1 %.2f %.2f Tm " % (_rgb(words.color), x, y)], b""
        for letter, moved in zip(text, kerns, strict=False):
            name, code = self._sign(letter, weight)
            if name != now:
                parts.append(b"%s/%s %g Tf [(" % (b")] TJ " if now else b"", name, words.size))
                now = name
            parts.append(b")%.0f(%s" % (-1000 * moved, code) if moved else code)
        parts.append(b")] TJ ET\n" if now else b"ET\n")
        return b"".join(parts)

    def _new_sign(self, letter: str, weight: int) -> Sign:
        face = glyphs.face(weight)
        subset, code = self._file._character_tracker.track_glyph(face, letter, glyphs.glyph(letter, weight))  # noqa: SLF001
        name = self._file.fontName(FontPath(fsdecode(face.fname), face.face_index), subset)
        return name.name, _ESCAPED.get(code, bytes([code]))


def _line(line: Line, height: float) -> bytes:
    points = b" ".join(
        b"%.2f %.2f %s" % (x, height - y, b"l" if number else b"m") for number, (x, y) in enumerate(line.points)
    )
    return b"%s RG %g w %s S\n" % (_rgb(line.color), line.width, points)


@cache
def _rgb(color: str) -> bytes:
    return b"%.4g %.4g %.4g" % to_rgb(color)
