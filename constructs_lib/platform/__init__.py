"""The platform: its context, its tiers, and what they write."""
