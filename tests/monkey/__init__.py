"""A clumsy user: keys, clicks and actions by chance in a running window."""
