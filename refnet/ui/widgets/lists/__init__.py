"""Tables, their columns, filters and views."""
