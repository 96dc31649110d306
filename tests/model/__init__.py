"""Need-to-know once more, written from the policy text alone: small, slow, and knowing nothing of the product."""
