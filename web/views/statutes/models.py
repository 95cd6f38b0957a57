"""The ready models: a preview of what would change, and one press to take it over."""

from http import HTTPStatus

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coop.kernel.errors import CoopError
from coop.statutes.queries import model_view
from coop.statutes.rules import RuleKey, StatutesModel
from coop.statutes.services import apply_model
from coop.wording.catalogue import N_, SOURCE, say, say_many
from coop.wording.rulebook.clauses import MODEL_CLAUSES
from coop.wording.rulebook.models import MODELS
from web.context import carry_out, current_locale, look_up
from web.errors import status_of
from web.forms.statutes import SwitchForm, empty_switch, read_switch
from web.views.statutes.blueprint import bp


@bp.get("/modellen")
def show_models() -> ResponseReturnValue:
    """Show the models to choose from, with what each would change."""
    views = [look_up(model_view, model=model) for model in StatutesModel]
    return render_template("statutes/models.html", views=views, models=MODELS)


@bp.get("/modellen/<model>")
def show_model(model: str) -> ResponseReturnValue:
    """Show what one model would change."""
    form = empty_switch(is_on=True)
    form.values["article"] = say(N_("de modelstatuten"), current_locale())
    # The deed is in Dutch, whatever the reader's language.
    form.values["clause"] = say(MODEL_CLAUSES[RuleKey.ELECTRONIC_VOTING], SOURCE)
    return _model_page(_model(model), form)


@bp.post("/modellen/<model>")
def take_over(model: str) -> ResponseReturnValue:
    """Take a model over; what was typed stays when it is refused."""
    chosen, form = _model(model), read_switch()
    if form.errors:
        return _model_page(chosen, form, HTTPStatus.BAD_REQUEST)
    try:
        number = carry_out(
            apply_model,
            model=chosen,
            article=form.values["article"],
            effective_on=form.effective_on,
            clause=form.values["clause"],
            deed_page=form.values["deed_page"],
        )
    except CoopError as error:
        form.refuse(error)
        return _model_page(chosen, form, status_of(error))
    flash(
        say_many(
            "%(num)s regel overgenomen.", "%(num)s regels overgenomen.", number, current_locale()
        ),
        "success",
    )
    return redirect(url_for("statutes.show_booklet"), HTTPStatus.SEE_OTHER)


def _model(text: str) -> StatutesModel:
    try:
        return StatutesModel(text)
    except ValueError:
        abort(HTTPStatus.NOT_FOUND)


def _model_page(
    model: StatutesModel, form: SwitchForm, status: int = HTTPStatus.OK
) -> ResponseReturnValue:
    page = render_template(
        "statutes/model.html",
        view=look_up(model_view, model=model),
        form=form,
        title=MODELS[model][0],
        intro=MODELS[model][1],
    )
    return page, status
