"""What may be typed about a report, and in which shape does it come?"""
