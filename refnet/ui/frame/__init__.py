"""What stands round the pages: rail, head, status bar, menus, and what is shown when no file is open."""
