"""Every colour of the program, once for each theme; nothing else in the program names a colour."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Hue:
    """The colours of one meaning: its mark, its soft background, and words on that background."""

    main: str
    soft: str
    text: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of a theme as `#RRGGBB`."""

    name: str
    is_dark: bool
    window: str
    surface: str
    sunken: str
    raised: str
    line: str
    strong: str
    text: str
    text2: str
    text3: str
    accent: str
    on_accent: str
    accent_hover: str
    soft: str
    soft_text: str
    focus: str
    rail: str
    rail_hover: str
    rail_active: str
    rail_text: str
    rail_active_text: str
    rail_focus: str
    rail_badge: str
    rail_badge_text: str
    toast: str
    toast_text: str
    toast_link: str
    danger: str
    danger_soft: str
    knows: str
    ally: str
    referral: Hue
    cold: Hue
    won: Hue
    open: Hue
    lost: Hue
    groups: tuple[str, ...]  # reps, kinds, communities: eight that stay apart without red and green, none an outcome's

    def hue(self, tone: str) -> Hue:
        """Return the colours of a tone: a meaning of the data palette, `accent`, `danger`, `ally` or `neutral`."""
        known = {
            "referral": self.referral,
            "cold": self.cold,
            "won": self.won,
            "open": self.open,
            "lost": self.lost,
            "accent": Hue(self.accent, self.soft, self.soft_text),
            "ally": Hue(self.ally, self.soft, self.soft_text),
            "danger": Hue(self.danger, self.danger_soft, self.danger),
        }
        return known.get(tone, Hue(self.text2, self.sunken, self.text2))


LIGHT = Tokens(
    name="light",
    is_dark=False,
    window="#F3F4F1",
    surface="#FFFFFF",
    sunken="#ECEEEA",
    raised="#FFFFFF",
    line="#DBDFD9",
    strong="#7F8784",
    text="#182226",
    text2="#47545A",
    text3="#626D73",
    accent="#0E5F6E",
    on_accent="#FFFFFF",
    accent_hover="#0B4F5C",
    soft="#DCEBED",
    soft_text="#0B4F5C",
    focus="#1B8197",
    rail="#12323A",
    rail_hover="#1A414B",
    rail_active="#255561",
    rail_text="#C7D9DD",
    rail_active_text="#FFFFFF",
    rail_focus="#7FD3E0",
    rail_badge="#F3CDB4",
    rail_badge_text="#43291B",
    toast="#182226",
    toast_text="#F3F4F1",
    toast_link="#A6E0E9",
    danger="#B0263A",
    danger_soft="#F9E3E6",
    knows="#C3C9C5",
    ally="#5B4B9A",
    referral=Hue("#BF4A12", "#F9E4D8", "#8F360B"),
    cold=Hue("#2C66B0", "#DEE8F5", "#20508C"),
    won=Hue("#0B7D63", "#D8EFE8", "#08604C"),
    open=Hue("#B98200", "#FBEFCF", "#6E4E00"),
    lost=Hue("#75808D", "#E8EBEE", "#4A545F"),
    groups=("#1F6FB2", "#C4500B", "#00806A", "#8E4A9E", "#8A6D00", "#C23B6B", "#3E8FB0", "#6B5B4B"),
)

PRINT = replace(  # on paper without colours, too: what is cold is clearly lighter than what was referred
    LIGHT, name="print", referral=Hue("#A33C0B", "#F9E4D8", "#8F360B"), cold=Hue("#6A96CF", "#DEE8F5", "#20508C")
)

DARK = Tokens(
    name="dark",
    is_dark=True,
    window="#13181A",
    surface="#1A2124",
    sunken="#20282C",
    raised="#242D31",
    line="#2E383C",
    strong="#78858B",
    text="#E7EDEF",
    text2="#B6C2C6",
    text3="#8F9CA2",
    accent="#5DBECD",
    on_accent="#06262C",
    accent_hover="#7FD3E0",
    soft="#1C3C43",
    soft_text="#A6E0E9",
    focus="#7FD3E0",
    rail="#0D1F24",
    rail_hover="#152D34",
    rail_active="#1E424B",
    rail_text="#A9BDC2",
    rail_active_text="#FFFFFF",
    rail_focus="#7FD3E0",
    rail_badge="#F3CDB4",
    rail_badge_text="#43291B",
    toast="#E7EDEF",
    toast_text="#182226",
    toast_link="#0B4F5C",
    danger="#F17F8D",
    danger_soft="#45212A",
    knows="#465157",
    ally="#B4A5F0",
    referral=Hue("#F28C4F", "#43291B", "#FFBE97"),
    cold=Hue("#7DAFF0", "#1E3048", "#B4D2FA"),
    won=Hue("#3CC9A4", "#163C33", "#8FE6CD"),
    open=Hue("#EFC04B", "#3D3216", "#F7DA8C"),
    lost=Hue("#97A3AF", "#2A3237", "#C2CBD3"),
    groups=("#7DAFF0", "#F28C4F", "#3CC9A4", "#C79BE0", "#D9C04B", "#F08FB4", "#86D3EA", "#C9B49C"),
)
