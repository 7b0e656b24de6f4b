"""How the file was read, and every part of it changeable: sheet, letters, what stands between cells, headers."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.exchange.mapping import FIELDS
from refnet.i18n import _
from refnet.services.imports import HowRead, Look
from refnet.ui.look import formats
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.form_dialog import Field
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import ElidedLabel

ENCODINGS = (
    "utf-8", "utf-16-le", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "gb18030", "big5",
    "cp932", "cp949", "mac_roman",
)  # fmt: skip
PAUSE = 250  # milliseconds after the last key before the file is read again
FARTHEST = 20  # rows that may be chosen as headers


class HowReadBar(QWidget):
    """A line that says it; its link opens the choices below, and each of them tells at once."""

    changed = Signal(object)  # a HowRead

    def __init__(self) -> None:
        super().__init__()
        self._how = HowRead()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._emit)
        self.line = ElidedLabel("", "caption")
        self.more = button(_("Read it differently"), kind="link")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._open)
        self.sheet, self.encoding = ChoiceBox(name=_("Table")), ChoiceBox(name=_("Letters"))
        self.delimiter, self.header = ChoiceBox(name=_("Between cells")), ChoiceBox(name=_("Headers"))
        self._fields = {
            "sheet": Field("sheet", _("Table"), self.sheet),
            "encoding": Field("encoding", _("Letters"), self.encoding, hint=_("if names look odd")),
            "delimiter": Field("delimiter", _("Between cells"), self.delimiter),
            "header": Field("header", _("Headers"), self.header),
        }
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        top.addWidget(self.more)
        self._choices = QWidget()
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(12)
        for field in self._fields.values():
            row.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._choices)
        self._choices.hide()
        for name in self._fields:
            getattr(self, name).chosen.connect(self._tell)

    def show_look(self, look: Look) -> None:
        """Show how a file was read."""
        self._how = look.how
        self.line.setText(say_how(look))
        self.sheet.set_options([(one, one) for one in look.sheets])
        self.sheet.choose(_sheet(look))
        encoding = look.encoding.removesuffix("-sig")
        names = ENCODINGS if encoding in ENCODINGS else (encoding, *ENCODINGS)
        self.encoding.set_options([(one, encoding_word(one)) for one in names])
        self.encoding.choose(encoding)
        marks = _marks() if look.delimiter in _marks() else {**_marks(), look.delimiter: look.delimiter}
        self.delimiter.set_options(list(marks.items()))
        self.delimiter.choose(look.delimiter)
        numbers = sorted({*range(FARTHEST + 1), look.header})
        self.header.set_options([(number, _header_word(number)) for number in numbers])
        self.header.choose(look.header)
        for name, is_asked in _asked(look).items():
            self._fields[name].set_shown(is_asked)
        if len(look.sheets) > 1:
            self.more.setChecked(True)
        self.setVisible(any(_asked(look).values()))

    def _tell(self) -> None:
        """Tell how the file shall be read: what was never touched stays as the file suggests."""
        sender = self.sender()
        touched = next(name for name in self._fields if getattr(self, name) is sender)
        again = {} if touched == "header" else {"header": None}
        self._how = replace(self._how, mended={}, **again, **{touched: getattr(self, touched).value()})
        self._pause.start()

    def _emit(self) -> None:
        self.changed.emit(self._how)

    def _open(self, is_open: bool) -> None:
        self._choices.setVisible(is_open)


def say_how(look: Look) -> str:
    """Say how the file was read, so that a wrong guess can be seen."""
    if is_named_by_us(look):
        return _sheet(look)
    if look.sheets:
        said = _("Table “{sheet}”").format(sheet=_sheet(look))
    elif look.encoding:
        between = _marks().get(look.delimiter, look.delimiter)
        said = _("Read as {encoding}, {mark} between cells").format(
            encoding=encoding_word(look.encoding.removesuffix("-sig")), mark=between
        )
    else:
        return ""
    return f"{said}, {_header_word(look.header)}"


def _sheet(look: Look) -> str:
    return look.how.sheet or look.sheet or next(iter(look.sheets), "")


def is_named_by_us(look: Look) -> bool:
    """Tell whether a file has no columns of its own, as cards and networks: RefNet named those it found."""
    return look.header == 0 and any(header in FIELDS for header in look.headers)


def encoding_word(name: str) -> str:
    """Say an encoding with whose letters it is for."""
    return {
        "utf-8": _("UTF-8"), "utf-16": _("UTF-16"), "utf-16-le": _("UTF-16"), "cp1252": _("Western European"),
        "cp1250": _("Central European"), "cp1251": _("Cyrillic"), "cp1253": _("Greek"), "cp1254": _("Turkish"),
        "cp1255": _("Hebrew"), "cp1256": _("Arabic"), "cp1257": _("Baltic"), "gb18030": _("Chinese, simplified"),
        "big5": _("Chinese, traditional"), "cp932": _("Japanese"), "cp949": _("Korean"), "mac_roman": _("old Macintosh"),
    }.get(name, name.upper())  # fmt: skip


def _marks() -> dict[str, str]:
    return {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": _("bar")}


def _header_word(number: int) -> str:
    return _("headers in row {row}").format(row=formats.number(number)) if number else _("no headers")


def _asked(look: Look) -> dict[str, bool]:
    """Tell which choices such a file has."""
    is_ours = is_named_by_us(look)
    is_text = bool(look.encoding) and not is_ours
    return {
        "sheet": len(look.sheets) > 1,
        "encoding": is_text or (is_ours and not look.encoding.startswith("utf") and bool(look.encoding)),
        "delimiter": is_text,
        "header": is_text or (bool(look.sheets) and not is_ours),
    }
