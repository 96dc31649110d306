"""What does the network look like when it is alive, with nobody real in it?"""
