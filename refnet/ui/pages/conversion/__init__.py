"""The page of referral against cold."""
