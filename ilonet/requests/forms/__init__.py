"""What may be typed when somebody asks, answers, or decides?"""
