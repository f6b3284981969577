"""The addresses of the phone's API. Each asks for its own key, and for no sign-in."""

from lykt.field.night.api import api


urlpatterns = api.urls[0]

for _pattern in urlpatterns:
    # Whoever calls without a key is told so in the words of the contract, not led to a page.
    _pattern.callback.login_required = False  # type: ignore[union-attr]
