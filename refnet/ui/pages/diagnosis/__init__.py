"""The page that asks where leads are lost."""
