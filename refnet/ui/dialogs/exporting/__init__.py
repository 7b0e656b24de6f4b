"""What leaves RefNet, and comes back as a folder of everything: the dialogs, and the parts they share."""
