"""The one style sheet, filled from the tokens and the text scale."""

from dataclasses import asdict

from refnet.ui.look.fonts import px
from refnet.ui.look.tokens import Tokens

SCROLL_BAR = 10  # pixels of its width

_FRAME = """
* {{ outline: none; }}
QMenu, QMenuBar, QToolTip {{ color: {text}; font-size: {f13}px; }}
QMainWindow, QDialog, QWidget[back="window"] {{ background: {window}; }}
QWidget[back="surface"] {{ background: {surface}; }}
QWidget[back="sunken"] {{ background: {sunken}; }}
QWidget[edge="top"] {{ border-top: 1px solid {line}; }}
QWidget[edge="bottom"] {{ border-bottom: 1px solid {line}; }}
QWidget[edge="left"] {{ border-left: 1px solid {line}; }}
QFrame[card="true"] {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[rule="true"] {{ background: {line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[drop="true"] {{ border: 1px dashed {strong}; border-radius: 8px; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {strong}; padding: 4px 8px; }}
QBalloonTip {{ background: {raised}; }}
QBalloonTip QPushButton {{ border: none; background: transparent; padding: 0; min-height: 0; }}
QSplitter::handle {{ background: {line}; }}

QMenuBar {{ background: {surface}; border-bottom: 1px solid {line}; padding: 2px 4px 1px 4px; }}
QMenuBar::item {{ color: {text2}; padding: 4px 10px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {sunken}; color: {text}; }}
QMenu {{ background: {raised}; border: 1px solid {strong}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 10px; border-radius: 4px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {soft}; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 6px; }}
QStatusBar {{ background: {surface}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: none; }}

QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle {{ background: {strong}; border-radius: 3px; margin: 2px; min-width: 32px; min-height: 32px; }}
QScrollBar::handle:hover {{ background: {text3}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollArea > QWidget > QWidget[back="none"] {{ background: transparent; }}
"""

_WORDS = """
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {f20}px; font-weight: 600; }}
QLabel[role="headline"] {{ font-size: {f28}px; font-weight: 600; }}
QLabel[role="figure"] {{ font-size: {f20}px; font-weight: 600; }}
QLabel[role="sentence"] {{ font-size: {f17}px; font-weight: 600; }}
QLabel[role="name"] {{ font-size: {f15}px; font-weight: 600; }}
QLabel[role="subtitle"] {{ color: {text3}; padding-top: 3px; }}
QLabel[role="card"] {{ font-size: {f14}px; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 500; }}
QLabel[role="section"] {{ font-size: {f12}px; font-weight: 600; }}
QLabel[role="field"] {{ font-size: {f12}px; font-weight: 500; color: {text2}; }}
QLabel[role="caption"] {{ font-size: {f12}px; color: {text3}; }}
QLabel[role="support"] {{ font-size: {f12}px; color: {text2}; }}
QLabel[role="muted"] {{ color: {text2}; }}
QLabel[role="danger"] {{ font-size: {f12}px; color: {danger}; }}
QLabel[role="saved"] {{ font-size: {f12}px; color: {won_text}; }}
QLabel[role="key"] {{ font-size: {f11}px; color: {text2}; background: {sunken}; border: 1px solid {line};
    border-radius: 4px; padding: 1px 5px; }}
QLabel[role="badge"] {{ font-size: {f11}px; color: {text2}; background: {sunken}; border-radius: 4px; padding: 1px 6px; }}
QLabel[role="rail-name"] {{ font-size: {f12}px; font-weight: 500; color: {rail_active_text}; }}
QLabel[role="rail-detail"] {{ font-size: {f12}px; color: {rail_text}; }}
QLabel[role="brand"] {{ font-size: {f15}px; font-weight: 600; color: {rail_active_text}; }}
QLabel[role="toast"] {{ color: {toast_text}; }}
"""

_BUTTONS = """
QPushButton {{ background: {surface}; border: 1px solid {strong}; border-radius: 6px; font-weight: 500;
    min-height: {h30}px; padding: 0 12px; }}
QPushButton:hover {{ background: {sunken}; }}
QPushButton:pressed, QPushButton:checked {{ background: {soft}; border-color: {accent}; color: {soft_text}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 0 11px; min-height: {h28}px; }}
QPushButton:disabled {{ color: {text3}; border-color: {line}; }}
QPushButton::menu-indicator {{ width: 0; }}
QPushButton[size="small"] {{ min-height: {h26}px; padding: 0 8px; }}
QPushButton[size="small"]:focus {{ min-height: {h24}px; padding: 0 7px; }}
QPushButton[kind="primary"] {{ background: {accent}; border-color: {accent}; color: {on_accent}; font-weight: 600; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border-color: {focus}; }}
QPushButton[kind="primary"]:disabled {{ background: {sunken}; border-color: {line}; color: {text3}; }}
QPushButton[hinted="true"] {{ text-align: left; }}
QPushButton[kind="danger"] {{ color: {danger}; border-color: {danger}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {text2}; }}
QPushButton[kind="quiet"]:hover {{ background: {sunken}; color: {text}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {focus}; }}
QPushButton[kind="link"], QPushButton[kind="status"] {{ background: transparent; border: 2px solid transparent;
    color: {accent}; padding: 0 2px; min-height: {h20}px; border-radius: 4px; }}
QPushButton[kind="status-link"] {{ background: transparent; border: 2px solid transparent; color: {accent};
    font-size: {f12}px; padding: 0 2px; min-height: {h20}px; max-height: {h20}px; border-radius: 4px; }}
QPushButton[kind="status-link"]:focus {{ border-color: {focus}; }}
QPushButton[kind="status"] {{ max-height: {h20}px; font-size: {f12}px; font-weight: 400; color: {text2}; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus, QPushButton[kind="status"]:focus {{ border-color: {focus}; }}
QPushButton[kind="toast"] {{ background: transparent; border: 2px solid transparent; color: {toast_link};
    font-weight: 600; padding: 0 4px; min-height: {h24}px; }}
QPushButton[kind="toast"]:focus {{ border-color: {toast_link}; }}
QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 3px; }}
QToolButton:hover {{ background: {sunken}; }}
QToolButton:focus {{ border-color: {focus}; }}
QToolButton[kind="edged"] {{ background: {surface}; border: 1px solid {strong}; padding: 4px; }}
QToolButton[kind="edged"]:focus {{ border: 2px solid {focus}; padding: 3px; }}
QToolButton::menu-indicator {{ image: none; }}

QPushButton[segment] {{ border-radius: 0; border-left-width: 0; padding: 0 12px; min-height: {h28}px; color: {text2};
    border-color: {strong}; }}
QPushButton[segment="first"] {{ border-left-width: 1px; border-top-left-radius: 6px; border-bottom-left-radius: 6px; }}
QPushButton[segment="last"] {{ border-top-right-radius: 6px; border-bottom-right-radius: 6px; }}
QPushButton[segment="only"] {{ border-left-width: 1px; border-radius: 6px; }}
QPushButton[segment]:checked {{ background: {soft}; color: {soft_text}; font-weight: 600; border: 1px solid {accent}; }}
QPushButton[segment]:focus {{ border: 2px solid {focus}; padding: 0 11px; min-height: {h26}px; }}

QPushButton[kind="chip"] {{ background: {soft}; color: {soft_text}; border: 2px solid transparent; border-radius: 4px;
    font-size: {f12}px; padding: 0 6px; min-height: {h24}px; }}
QPushButton[kind="chip"]:hover {{ border-color: {strong}; }}
QPushButton[kind="chip"]:focus {{ border-color: {focus}; }}
QPushButton[kind="tab"] {{ background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0;
    color: {text2}; font-weight: 400; padding: 0 12px; min-height: {h32}px; }}
QPushButton[kind="tab"]:hover {{ color: {text}; }}
QPushButton[kind="tab"]:checked {{ color: {text}; font-weight: 600; border-bottom-color: {accent}; }}
QPushButton[kind="tab"]:focus {{ border: 2px solid {focus}; border-radius: 4px; padding: 0 10px; min-height: {h30}px; }}
QPushButton[kind="tab"][tight="true"] {{ padding: 0 6px; }}
QPushButton[kind="tab"][tight="true"]:focus {{ padding: 0 4px; }}
QPushButton[kind="search"] {{ color: {text3}; font-weight: 400; text-align: left; padding: 0 8px 0 10px; }}
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {{ background: {surface}; border: 1px solid {strong};
    border-radius: 6px; padding: 0 9px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit, QAbstractSpinBox, QComboBox {{ min-height: {h30}px; }}
QPlainTextEdit, QTextEdit {{ padding: 4px 6px; }}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{ border: 2px solid {focus}; padding: 0 8px;
    min-height: {h28}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {focus}; padding: 3px 5px; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{ background: {window}; color: {text3}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"]
    {{ border: 2px solid {danger}; padding: 0 8px; min-height: {h28}px; }}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {{ border: none; background: transparent; padding: 0; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; background: transparent; padding: 0;
    min-height: {h20}px; }}
QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus {{ border: none; padding: 0; min-height: {h20}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QComboBox::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView, QListView[popup="true"] {{ background: {raised}; border: 1px solid {strong}; padding: 4px;
    selection-background-color: {soft}; selection-color: {text}; }}
QComboBox QAbstractItemView::item {{ min-height: {h28}px; padding: 0 6px; }}
QCheckBox, QRadioButton {{ spacing: 9px; min-height: {h24}px; background: transparent; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {text3}; }}
QSlider::groove:horizontal {{ background: {sunken}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {surface}; border: 2px solid {accent}; width: 12px; height: 12px;
    margin: -6px 0; border-radius: 8px; }}
QSlider::handle:horizontal:focus {{ background: {accent}; border: 2px solid {focus}; }}
QSlider:horizontal {{ min-height: {h24}px; background: transparent; }}
QGroupBox {{ border: none; margin-top: 20px; font-weight: 600; }}
QProgressBar {{ background: {sunken}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QCalendarWidget QWidget {{ alternate-background-color: {sunken}; }}
QCalendarWidget QToolButton {{ font-weight: 600; padding: 4px 8px; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {accent}; selection-color: {on_accent}; }}

QTableView, QListView, QTreeView {{ background: {surface}; border: none; gridline-color: {line};
    selection-background-color: {soft}; selection-color: {text}; }}
QListView[bare="true"], QTableView[bare="true"] {{ background: transparent; }}
QTableView[plain="true"]::item {{ padding: 0 7px; border-bottom: 1px solid {line}; }}
QTableView[plain="true"]::item:selected {{ background: {soft}; color: {text}; }}
QListView[plain="true"]::item {{ min-height: {h26}px; padding: 0 6px; border: none; }}
QListView[plain="true"]::item:selected {{ background: {soft}; color: {text}; }}
QListView[field="true"] {{ border: 1px solid {strong}; border-radius: 6px; padding: 2px 4px; }}
QListView[field="true"]:focus {{ border: 2px solid {focus}; padding: 1px 3px; }}
QHeaderView {{ background: {sunken}; border: none; }}
QHeaderView::section {{ background: {sunken}; color: {text2}; font-size: {f12}px; font-weight: 600; border: none;
    border-bottom: 1px solid {line}; padding: 0 10px; }}
QHeaderView::section:hover {{ color: {text}; }}
QTableCornerButton::section {{ background: {sunken}; border: none; }}
QFrame[popup="true"] {{ background: {raised}; border: 1px solid {strong}; border-radius: 8px; }}
"""

_RAIL = """
QWidget[back="rail"] {{ background: {rail}; }}
QWidget[back="rail"] QFrame[rule="true"] {{ background: {rail_active}; }}
QToolButton[kind="rail"] {{ color: {rail_text}; border: 2px solid transparent; border-radius: 6px; padding: 0 7px;
    font-weight: 500; text-align: left; }}
QToolButton[kind="rail"]:hover {{ background: {rail_hover}; }}
QToolButton[kind="rail"]:checked {{ background: {rail_active}; color: {rail_active_text}; font-weight: 600; }}
QToolButton[kind="rail"]:focus {{ border-color: {rail_focus}; }}
"""

_SIZES = (11, 12, 13, 14, 15, 17, 20, 28)
_HEIGHTS = (20, 24, 26, 28, 30, 32)


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet of the whole program for a theme at the current text scale."""
    values: dict[str, object] = {name: value for name, value in asdict(tokens).items() if isinstance(value, str)}
    values |= {"won_text": tokens.won.text, "bar": SCROLL_BAR}
    values |= {f"f{size}": px(size) for size in _SIZES}
    values |= {f"h{height}": px(height) for height in _HEIGHTS}
    return "".join(part.format(**values) for part in (_FRAME, _WORDS, _BUTTONS, _FIELDS, _RAIL))
