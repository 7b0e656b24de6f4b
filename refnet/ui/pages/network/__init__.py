"""The page of the referral network."""
