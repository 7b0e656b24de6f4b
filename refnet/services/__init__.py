"""What people do with RefNet: one function an intention, one module a noun."""
