"""Addresses of figures, reports, published series and the register."""

from django.urls import path

from lykt.reports import views, views_market, views_protection, views_register, views_series


urlpatterns = [
    path("", views.year, name="figures"),
    path("<int:year>/", views.year, name="figures_year"),
    path("market/", views_market.market, name="figures_market"),
    path("<int:year>/market/", views_market.market, name="figures_market_year"),
    path("protection/", views_protection.protection, name="figures_protection"),
    path("<int:year>/protection/", views_protection.protection, name="figures_protection_year"),
    path("<int:year>/number/", views.number, name="figure_number"),
    path("<int:year>/picture/<slug:key>/<slug:scheme>.svg", views.picture, name="figure_picture"),
    path("<int:year>/table/<slug:key>.csv", views.table_csv, name="figure_csv"),
    path("<int:year>/tables.xlsx", views.workbook, name="figures_workbook"),
    path("<int:year>/report.pdf", views.annual_report, name="annual_report"),
    path("definitions/", views.definitions, name="definitions"),
    path("published/", views_series.published, name="published"),
    path("published/import/", views_series.series_import, name="series_import"),
    path("register/", views_register.register, name="register"),
    path("register/import/", views_register.register_import, name="register_import"),
    path("register/export/", views_register.register_export, name="register_export"),
]
