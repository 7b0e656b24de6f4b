"""Bytes to rows and rows to bytes: one module a format; no SQL and no Qt."""
