"""Of what does a text speak, in whichever language it is written?"""
