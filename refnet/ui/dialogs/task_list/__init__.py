"""The list of tasks, and its lines, which the panels of records show as well."""
