"""Paper: what is printed. Templates in, tagged PDF out, with the shipped font.

Pure Python: nothing in this room imports Django, and nothing in it knows what the pages say.
"""
