"""Ctrl+K: any person, organization, deal, introduction or command by a few letters."""
