"""Questions to the network and their answers (Arts 3, 5; requirements C.6)."""
