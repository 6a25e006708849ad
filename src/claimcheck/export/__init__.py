"""Claims for other programs: CSV there and back, ClaimReview, Web Annotations."""
