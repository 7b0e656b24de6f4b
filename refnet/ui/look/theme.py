"""Light and dark: the palette and style sheet of the whole program, and word to those who paint by themselves."""

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from refnet.ui.look.focus_style import FocusStyle
from refnet.ui.look.sheet import style_sheet
from refnet.ui.look.tokens import DARK, LIGHT, Tokens


class Choice(StrEnum):
    """What the user chose; `system` follows the desktop, light where it says nothing."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Watch(QObject):
    """Tells when the colours changed."""

    changed = Signal()


watch = Watch()
_current = LIGHT


def current() -> Tokens:
    """Return the colours in use."""
    return _current


def apply(app: QApplication, choice: Choice) -> None:
    """Dress the whole program; also called again after the text scale changed."""
    global _current  # noqa: PLW0603 - the program wears one theme at a time
    _current = tokens_of(app, choice)
    schemes = {Choice.LIGHT: Qt.ColorScheme.Light, Choice.DARK: Qt.ColorScheme.Dark}
    if choice in schemes:
        app.styleHints().setColorScheme(schemes[choice])  # for title bars; does nothing on bare Linux
    else:
        app.styleHints().unsetColorScheme()
    _put_on(app, _current)
    watch.changed.emit()


def _put_on(app: QApplication, tokens: Tokens) -> None:
    """Dress every widget once: Qt puts a sheet over another sheet once for each widget around it, some ten times."""
    if app.styleSheet():
        app.setStyleSheet("")
    else:
        app.setStyle(FocusStyle())
    app.setPalette(palette(tokens))
    app.setStyleSheet(style_sheet(tokens))


def tokens_of(app: QApplication, choice: Choice) -> Tokens:
    """Return the colours that a choice means on this desktop."""
    is_dark = choice is Choice.DARK
    if choice is Choice.SYSTEM:
        is_dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    found = DARK if is_dark else LIGHT
    return stronger(found) if _wants_contrast(app) else found


def stronger(tokens: Tokens) -> Tokens:
    """Return the colours for people who prefer high contrast: no hairlines, no captions paler than the rest."""
    return replace(tokens, line=tokens.strong, text3=tokens.text2)


def _wants_contrast(app: QApplication) -> bool:
    """Ask the desktop; Qt before 6.10 cannot tell."""
    accessibility = getattr(app.styleHints(), "accessibility", None)
    return accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for everything that the style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    colors = {
        role.Window: tokens.window,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Button: tokens.surface,
        role.Text: tokens.text,
        role.WindowText: tokens.text,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.PlaceholderText: tokens.text3,
        role.Highlight: tokens.soft,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.strong,
        role.Shadow: tokens.strong,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
    }
    for one, color in colors.items():
        made.setColor(one, QColor(color))
    for one in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(tokens.text3))
    return made
