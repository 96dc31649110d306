"""Does the proof of need-to-know notice when a clause is missing?"""
