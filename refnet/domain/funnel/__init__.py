"""Where deals are lost between lead and client, and what that goes with: pure, on numpy."""
