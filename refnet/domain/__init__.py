"""Pure thought: no files, no SQL, no Qt, no clock."""
