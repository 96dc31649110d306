"""What officers share: drafting, gate, release, audience (Arts 3, 9)."""
