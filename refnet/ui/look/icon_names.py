"""The names of the icons in the resources; mypy refuses any other, and a test compares them with the folder."""

from typing import Literal

IconName = Literal[
    "archive", "archive-restore", "arrow-down", "arrow-up", "at-sign", "ban", "bookmark", "bookmark-plus",
    "briefcase", "building-2", "calendar", "chart-line", "chart-no-axes-combined", "check", "chevron-down",
    "chevron-left", "chevron-right", "chevron-up", "circle", "circle-alert", "circle-check", "circle-dashed",
    "circle-dot", "circle-question-mark", "circle-x", "clipboard-list", "clock", "coins", "columns-3", "copy",
    "database", "download", "ellipsis", "eye", "eye-off", "file-down", "file-text", "flame", "flask-conical",
    "focus", "folder-open", "git-branch", "handshake", "hard-drive", "heart", "image", "info", "keyboard",
    "lasso", "layout-grid", "link", "list-filter", "lock", "log-out", "mail", "maximize", "merge",
    "message-circle-question-mark", "minus", "moon", "mouse-pointer-2", "pause", "pencil", "phone", "pin",
    "play", "plus", "printer", "redo-2", "refnet", "refresh-cw", "route", "search", "settings", "share",
    "shield-check", "snowflake", "square-kanban", "stethoscope", "sticky-note", "sun", "table-2", "tag",
    "target", "trash-2", "triangle-alert", "undo-2", "user", "user-minus", "user-plus", "user-search", "users",
    "waypoints", "x",
]  # fmt: skip
MaybeIcon = IconName | Literal[""]  # empty where there is no icon
NO_ICON: MaybeIcon = ""
