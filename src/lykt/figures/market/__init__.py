"""The market: adverts and the numbers behind them, chats, calls to advertisers.

Counts of what was seen and done. A number is an id made for the register, and leads nowhere.
"""
