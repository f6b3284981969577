"""Watching the advert market: adverts and the numbers behind them, never who they are."""
