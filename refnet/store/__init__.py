"""The only package that opens a database: tables, steps with undo, safety, backup, migrations."""
