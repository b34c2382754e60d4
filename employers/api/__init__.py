"""Employers and vacancies over the API: the same selectors and services as on the pages."""

from ninja import Router

from employers.api.demands import router as demands_router
from employers.api.employers import router as employers_router
from employers.api.feeds import router as feeds_router
from employers.api.imports import router as imports_router
from employers.api.recognitions import router as recognitions_router
from employers.api.register import router as register_router
from employers.api.relations import router as relations_router
from employers.api.vacancies import router as vacancies_router

router = Router(tags=["employers"])
router.add_router("", imports_router)
router.add_router("", vacancies_router)
router.add_router("", employers_router)
router.add_router("", demands_router)
router.add_router("", feeds_router)
router.add_router("", recognitions_router)
router.add_router("", register_router)
router.add_router("", relations_router)
