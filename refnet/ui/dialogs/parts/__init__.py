"""What several dialogs share."""
